import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../src/commands/provision.js';
import { startStandIn, type StandInGrafana, type StandInOptions } from './stand-in-grafana.js';

const webhook = 'https://example.webhook.example/workflows/secret-part';
let grafana: StandInGrafana;
let out: string[];
let err: string[];

async function start(options: StandInOptions = {}): Promise<void> {
  grafana = await startStandIn(options);
}

async function provision(argv: string[] = [], env: Record<string, string> = {}): Promise<number> {
  out = [];
  err = [];
  return run(argv, {
    GRAFANA_URL: grafana.url,
    GRAFANA_TOKEN: 'a-token',
    TEAMS_WEBHOOK_URL: webhook,
    ...env,
  });
}

const text = (): string => out.join('\n');

/** What a person does in Grafana's rule editor: the threshold changes, and the editor leaves marks of its own. */
function setThreshold(uid: string, above: number): void {
  const rule = grafana.rules.get(uid)!;
  const data = structuredClone(rule['data']) as Array<{
    refId: string;
    model: { hide?: boolean; conditions?: Array<{ evaluator: { params: number[] } }> };
  }>;
  for (const { refId, model } of data) {
    model.hide = false;
    if (refId === 'alert') model.conditions![0]!.evaluator.params = [above];
  }
  grafana.rules.set(uid, { ...rule, data });
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await grafana.close();
});

describe('firewatch provision', () => {
  it('creates folder, template, mute timing, contact point and rules, evaluated every 10 s', async () => {
    await start();
    expect(await provision()).toBe(0);
    expect([...grafana.folders.keys()]).toEqual(['firewatch']);
    expect(grafana.templates.get('firewatch')).toContain('define "firewatch.title"');
    expect(grafana.contactPoints.get('firewatch-teams')).toMatchObject({
      type: 'teams',
      settings: { url: webhook },
    });
    expect([...grafana.muteTimings.keys()]).toEqual(['Firewatch: no message']);
    expect(grafana.rules.size).toBe(9);
    expect(Object.fromEntries(grafana.intervals)).toEqual({
      Transactions: 10,
      'Transactions, warnings': 10,
      'Firewatch itself': 10,
    });
    for (const rule of grafana.rules.values())
      expect(rule['notification_settings']).toMatchObject({ receiver: 'Firewatch Teams' });
    expect(text()).not.toContain('secret-part');
  });

  it('never writes notification policies', async () => {
    await start();
    await provision();
    expect(grafana.writes.filter((write) => write.includes('policies'))).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    await start();
    await provision();
    grafana.writes.length = 0;
    expect(await provision()).toBe(0);
    expect(grafana.writes).toEqual([]);
  });

  it('leaves a rule that was edited alone, and names it', async () => {
    await start();
    await provision();
    setThreshold('firewatch-transactions-critical', 6);
    grafana.writes.length = 0;
    expect(await provision()).toBe(0);
    expect(grafana.writes).toEqual([]);
    expect(text()).toContain('rule Transactions critical: left as it was changed in Grafana');
    expect(text()).toContain('data.alert.conditions.0.evaluator.params.0: 6 → 4.5');
  });

  it('overwrites it with --force, after showing what differs', async () => {
    await start();
    await provision();
    setThreshold('firewatch-transactions-critical', 6);
    await provision(['--force', '--dry-run']);
    expect(text()).toContain('rule Transactions critical: would be overwritten');
    grafana.writes.length = 0;
    expect(await provision(['--force'])).toBe(0);
    expect(text()).toMatch(
      /rule Transactions critical: was changed in Grafana\n {4}data\.alert\.\S+: 6 → 4\.5\nrule Transactions critical: overwritten\n/,
    );
    expect(grafana.writes).toEqual(['PUT /api/v1/provisioning/alert-rules/firewatch-transactions-critical']);
    await provision(['--check']);
    expect(text()).toContain('Transactions critical: 4.5, as the model');
  });

  it('updates rules that nobody changed when the model does', async () => {
    await start();
    await provision();
    const dir = mkdtempSync(join(tmpdir(), 'firewatch-'));
    const model = join(dir, 'model.json');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(model, '{"criticalLevel": 5}');
    expect(await provision([], { FIREWATCH_MODEL: model })).toBe(0);
    expect(text()).toContain('rule Transactions critical: updated');
    expect(text()).not.toContain('rule Transactions warning: updated');
    rmSync(dir, { recursive: true });
  });

  it('does nothing for a dry run', async () => {
    await start();
    expect(await provision(['--dry-run'])).toBe(0);
    expect(grafana.writes).toEqual([]);
    expect(text()).toContain('rule Watchdog: would be created');
  });

  it('compares thresholds with the model', async () => {
    await start();
    await provision();
    setThreshold('firewatch-transactions-warning', 4);
    expect(await provision(['--check'])).toBe(0);
    expect(text()).toContain('Transactions warning: 4, where the model has 3.5');
  });

  it.each([
    [
      'critical',
      4.5,
      'Transactions critical: 4.5, as the model\nFailed, a copy of Transactions critical: 4.5, as',
    ],
    ['critical', 6, 'Failed, a copy of Transactions critical: 6, where the model has 4.5'],
    ['warning', 6, 'Failed, a copy of Transactions warning: 6, where the model has 3.5'],
    [undefined, 6, 'Failed, a copy of Transactions critical: 6, where the model has 4.5'],
  ])('compares the threshold of a copy with severity %s at %d, too', async (severity, above, said) => {
    await start();
    await provision();
    const rule = structuredClone(grafana.rules.get('firewatch-transactions-critical')!);
    const labels = severity === undefined ? {} : { labels: { severity } };
    delete rule['labels'];
    grafana.rules.set('copied', { ...rule, uid: 'copied', title: 'Failed', ...labels });
    setThreshold('copied', above);
    expect(await provision(['--check'])).toBe(0);
    expect(text()).toContain(said);
    expect(text().split('\n')).toHaveLength(10);
  });

  it('seeds rules without a contact point where no webhook is set, and routes them once it is', async () => {
    await start();
    await provision([], { TEAMS_WEBHOOK_URL: '' });
    expect(grafana.contactPoints.size).toBe(0);
    expect(text()).toContain('TEAMS_WEBHOOK_URL is not set');
    expect(grafana.rules.get('firewatch-watchdog')!['notification_settings']).toBeNull();
    // An organisation's policy would send what is to send nothing.
    const paused = [...grafana.rules.values()].filter(({ isPaused }) => isPaused).map(({ title }) => title);
    expect(paused).toEqual(['Transactions warning', 'Watchdog']);
    await provision();
    expect(text()).toContain('rule Watchdog: updated');
    expect([...grafana.rules.values()].some(({ isPaused }) => isPaused)).toBe(false);
    expect(grafana.rules.get('firewatch-watchdog')!['notification_settings']).toMatchObject({
      receiver: 'Firewatch Teams',
    });
  });

  it('keeps a contact point, template and interval that people changed', async () => {
    await start();
    await provision();
    grafana.templates.set('firewatch', `${grafana.templates.get('firewatch')} more`);
    grafana.intervals.set('Transactions', 30);
    const point = grafana.contactPoints.get('firewatch-teams')!;
    grafana.contactPoints.set('firewatch-teams', {
      ...point,
      settings: { url: 'https://elsewhere.example' },
    });
    grafana.writes.length = 0;
    await provision();
    expect(grafana.writes).toEqual([]);
    expect(text()).toContain('template firewatch: left as it was changed');
    expect(text()).toContain('contact point Firewatch Teams: left as it was changed');
    expect(text()).toContain('group interval Transactions: left as it was changed');
    expect(text()).not.toContain('elsewhere.example');
  });

  it.each([[false], [true]])('follows a new webhook (hidden by Grafana: %s)', async (redactsUrls) => {
    await start({ redactsUrls });
    await provision();
    setThreshold('firewatch-transactions-critical', 6);
    grafana.writes.length = 0;
    const url = 'https://example.webhook.example/workflows/another';
    await provision([], { TEAMS_WEBHOOK_URL: url });
    expect(text()).toContain('contact point Firewatch Teams: updated');
    expect(text()).not.toContain('workflows');
    expect(grafana.writes).toEqual(['PUT /api/v1/provisioning/contact-points/firewatch-teams']);
    expect(grafana.contactPoints.get('firewatch-teams')).toMatchObject({ settings: { url } });
  });

  it('leaves an address that a person gave alone, also for a new webhook', async () => {
    await start();
    await provision();
    const point = grafana.contactPoints.get('firewatch-teams')!;
    const settings = { ...(point['settings'] as object), url: 'https://elsewhere.example' };
    grafana.contactPoints.set('firewatch-teams', { ...point, settings });
    grafana.writes.length = 0;
    await provision([], { TEAMS_WEBHOOK_URL: 'https://example.webhook.example/workflows/another' });
    expect(grafana.writes).toEqual([]);
    expect(text()).toContain('contact point Firewatch Teams: left as it was changed');
  });

  it('writes an address that Grafana hides again with --force only', async () => {
    await start({ redactsUrls: true });
    await provision();
    grafana.writes.length = 0;
    await provision();
    expect(grafana.writes).toEqual([]);
    await provision(['--force']);
    expect(grafana.writes).toEqual(['PUT /api/v1/provisioning/contact-points/firewatch-teams']);
  });

  it('keeps an interval that people chose when it creates a rule again', async () => {
    await start();
    await provision();
    grafana.intervals.set('Firewatch itself', 30);
    grafana.rules.delete('firewatch-dead-letters');
    await provision();
    expect(text()).toContain('rule Dead letters: created');
    expect(text()).toContain('group interval Firewatch itself: left as it was changed');
    expect(grafana.intervals.get('Firewatch itself')).toBe(30);
  });

  it('says nothing of a group whose rules people moved elsewhere', async () => {
    await start();
    await provision();
    const uid = 'firewatch-transactions-critical';
    grafana.rules.set(uid, { ...grafana.rules.get(uid)!, ruleGroup: 'Ours' });
    await provision();
    expect(text()).not.toContain('group interval Transactions:');
    expect(text()).toContain('group interval Transactions, warnings: unchanged');
  });

  it('installs the dashboards that cards link to, and brings those that nobody changed up to date', async () => {
    await start();
    await provision();
    expect([...grafana.dashboards.keys()].sort()).toEqual([
      'firewatch-itself',
      'firewatch-overview',
      'firewatch-runbooks',
      'firewatch-status',
    ]);
    const { saved } = grafana.dashboards.get('firewatch-status')!;
    saved[0]!.message = 'provisioned 0123456789ab';
    const own = grafana.dashboards.get('firewatch-overview')!.saved;
    own.push({ ...own[0]!, version: 2, message: 'wider' });
    const file = grafana.dashboards.get('firewatch-itself')!;
    Object.assign(file, { provisioned: true, saved: [{ ...file.saved[0]!, message: '' }] });
    grafana.writes.length = 0;
    await provision();
    expect(text()).toContain('dashboard Firewatch: status: updated');
    expect(text()).toContain('dashboard Firewatch: overview: left as it was changed in Grafana');
    expect(text()).toContain('dashboard Firewatch itself: unchanged');
    expect(grafana.writes).toEqual(['POST /api/dashboards/db']);
    await provision(['--force']);
    expect(text()).toContain('dashboard Firewatch: overview: overwritten');
    expect(grafana.dashboards.get('firewatch-overview')!.saved).toHaveLength(3);
  });

  it('keeps rules that people added to a group', async () => {
    await start();
    await provision();
    const own = { ...grafana.rules.get('firewatch-watchdog')!, uid: 'ours', title: 'Ours' };
    grafana.rules.set('ours', own);
    grafana.rules.delete('firewatch-dead-letters');
    await provision();
    expect([...grafana.rules.keys()]).toContain('ours');
    expect([...grafana.rules.keys()]).toContain('firewatch-dead-letters');
  });

  it('exports what Grafana has', async () => {
    await start();
    await provision();
    const dir = mkdtempSync(join(tmpdir(), 'firewatch-'));
    expect(await provision(['--export', dir])).toBe(0);
    expect(readFileSync(join(dir, 'alert-rules.yaml'), 'utf8')).toContain('9 rules');
    expect(readFileSync(join(dir, 'firewatch.tmpl'), 'utf8')).toContain('firewatch.message');
    rmSync(dir, { recursive: true });
  });

  it('says which Grafana is too old for Teams Workflows, and that the data source is missing', async () => {
    await start({ version: '11.0.0', datasource: false });
    expect(await provision()).toBe(0);
    expect(text()).toContain('use 11.2 or later');
    expect(text()).toContain('no data source influxdb-flux');
  });

  it('waits while Grafana starts', async () => {
    await start();
    grafana.failNext(503, 503);
    expect(await provision()).toBe(0);
    expect(grafana.rules.size).toBe(9);
  });

  it.each([
    ['a wrong token', { GRAFANA_TOKEN: 'another' }, {}, 1, 'does not know the token'],
    ['no token', { GRAFANA_TOKEN: '' }, {}, 2, 'GRAFANA_TOKEN is not set'],
    ['a token that may only read', {}, { readOnly: true }, 1, 'may not POST /api/folders'],
    ['a URL that is none', { GRAFANA_URL: 'grafana:3000' }, {}, 2, 'GRAFANA_URL is no http or https address'],
    ['a webhook that is no URL', { TEAMS_WEBHOOK_URL: 'teams' }, {}, 2, 'TEAMS_WEBHOOK_URL is no http'],
  ])('%s: a clear error', async (_name, env, options, code, said) => {
    await start(options);
    expect(await provision([], env as Record<string, string>)).toBe(code);
    expect(err.join('\n')).toContain(said);
  });

  it('says so where nothing answers', async () => {
    await start();
    await grafana.close();
    expect(await provision(['--wait', '0'])).toBe(1);
    expect(err.join('\n')).toContain('Grafana does not answer at');
  });

  it('prints a report as JSON', async () => {
    await start();
    expect(await provision(['--json'])).toBe(0);
    const report = JSON.parse(text()) as { steps: Array<{ kind: string; action: string }> };
    expect(report.steps.filter(({ kind }) => kind === 'rule')).toHaveLength(9);
  });

  it.each([[['--nonsense']], [['--wait', 'long']], [['--runbooks', 'ftp://x']]])(
    '%j: wrong usage',
    async (argv) => {
      await start();
      expect(await provision(argv)).toBe(2);
      expect(err.join('\n')).toContain('firewatch provision');
    },
  );
});
