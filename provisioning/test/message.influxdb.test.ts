import { makeModel } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactPoint } from '../src/provision/contact-point.js';
import { rules } from '../src/rules/index.js';
import { finite, goIsInstalled, startRenderer, type AlertData, type Renderer } from './render.js';
import { teamsMessage } from './teams-message.js';

const critical = rules({ model: makeModel({}), receiver: 'Firewatch Teams' })[0]!;
const since = Date.UTC(2026, 0, 1, 12, 31) / 1000;
const denied = {
  peak: 6,
  state: 1,
  absorbed: 0,
  recent: 74,
  usual: 31.2,
  level: 74 / 31.2,
  observed: 74,
  expected: 31.2,
  window: 5,
  factor: 2.37,
  since,
  minute: since + 240,
  start: since * 1000 - 1_800_000,
  excess: 118.4,
  amount: 118.4,
  all: 350,
  share: 21.14,
  lasted: 62,
};

describe.runIf(goIsInstalled())('the message, by a real Go template engine', () => {
  let renderer: Renderer;
  beforeAll(() => {
    renderer = startRenderer();
  });
  afterAll(() => renderer.close());

  const alert = (
    status: string,
    values: Record<string, number>,
    over: Partial<AlertData> = {},
  ): AlertData => ({
    status: 'firing',
    labels: { alertname: critical.title, severity: 'critical', service: 'payments', status },
    annotations: renderer.annotations(critical.annotations, { status }, values),
    startsAt: '2026-01-01T12:32:20Z',
    endsAt: '0001-01-01T00:00:00Z',
    silenceURL: `https://grafana.example/alerting/silence/new?matcher=status%3D${status}`,
    values: finite(values),
    ...over,
  });

  it('says what, observed against expected, and since when', () => {
    const { title, message } = renderer.card([alert('denied', denied)]);
    expect(title).toBe('Critical: denied above normal: 74 in 5 minutes, 31 expected, 2.4×');
    expect(message).toMatchInlineSnapshot(`
      "- **denied** above normal: 74 in 5 minutes, 31 expected, 2.4× · 118 too many since 12:31 UTC · 21.1 % of all · as of 12:35 UTC · [Dashboard](https://grafana.example/d/firewatch-status?var-status=denied&from=1767268860000&to=now) · [Runbook](https://grafana.example/d/firewatch-runbooks?viewPanel=1) · [Silence](https://grafana.example/alerting/silence/new?matcher=status%3Ddenied)
      "
    `);
  });

  it.each([
    ['approved', { ...denied, observed: 12, expected: 60, factor: 0.2, excess: -310, amount: 310 }],
    [
      'silence',
      { ...denied, observed: 0, window: 5, expected: 61, excess: 0, amount: 0, all: 0, share: NaN },
    ],
    ['backend_reversed', { ...denied, state: 2 }],
  ])('%s', (status, values) => {
    const { title, message } = renderer.card([alert(status, values)]);
    expect({ title, message }).toMatchSnapshot();
  });

  it('gives the sum of the last five minutes beside a finding of another window', () => {
    const minute = alert('denied', { ...denied, window: 1, observed: 38, expected: 6.2, factor: 6.1 });
    expect(renderer.card([minute]).message).toContain(
      'above normal: 38 in 1 minute, 6.2 expected, 6.1× · 118 too many since 12:31 UTC · 74 in the last 5 minutes · 21.1 %',
    );
  });

  it("gives the alert's own duration where no incident was stored", () => {
    const over = { status: 'resolved' as const, endsAt: '2026-01-01T13:40:10Z', annotations: {} };
    const { message } = renderer.card([alert('denied', denied, over)]);
    expect(message).toContain('**denied** recovered · 1h8m long');
  });

  it('lists the statuses of one outage on one card', () => {
    const alerts = ['approved', 'denied', 'reversed'].map((status) =>
      alert(status, status === 'denied' ? { ...denied, peak: 9 } : denied),
    );
    const { title, message } = renderer.card(alerts);
    expect(title).toBe(
      'Critical: approved, denied, reversed; denied above normal: 74 in 5 minutes, 31 expected, 2.4×',
    );
    expect(message.trim().split('\n')).toHaveLength(3);
    const calm = alert('denied', { ...denied, peak: 9, state: 2 });
    expect(renderer.card([alert('approved', denied), calm]).title).toBe('Critical: approved, denied');
  });

  it('says recovered with duration and excess, or absorbed with what is now taken as normal', () => {
    const over = { status: 'resolved' as const, endsAt: '2026-01-01T13:40:10Z' };
    const recovered = alert('denied', { ...denied, state: 2 }, over);
    const absorbed = alert(
      'approved',
      { ...denied, state: 3, level: 0.6, excess: -42942, amount: 42942 },
      over,
    );
    const { title, message } = renderer.card([recovered, absorbed]);
    expect(title).toBe('Over: denied, approved');
    expect(message).toMatchInlineSnapshot(`
      "- **denied** recovered · 62 min long · 118 too many in all since 12:31 UTC · [Dashboard](https://grafana.example/d/firewatch-status?var-status=denied&from=1767268860000&to=now)
      - **approved** still 0.6× since 12:31 UTC, now taken as normal · 62 min long · 42942 missing in all · [Dashboard](https://grafana.example/d/firewatch-status?var-status=approved&from=1767268860000&to=now)
      "
    `);
  });

  it('speaks of the rule where an alert has no status', () => {
    const own = rules({ model: makeModel({}), receiver: 'Firewatch Teams' })[2]!;
    const down: AlertData = {
      ...alert('denied', denied),
      labels: { alertname: own.title, severity: 'critical', service: 'firewatch' },
      annotations: renderer.annotations(own.annotations, {}, {}),
    };
    const { title, message } = renderer.card([down]);
    expect(title).toBe('Critical: InfluxDB unreachable: Grafana cannot read InfluxDB');
    expect(message).toContain('[Runbook](https://grafana.example/d/firewatch-runbooks?viewPanel=3)');
  });

  it('expands every rule without numbers, as for an alert that keeps its state without data', () => {
    for (const { title, annotations } of rules({ model: makeModel({}), receiver: null })) {
      const { summary = '' } = renderer.annotations(annotations, { status: 'denied', shard: 'a' }, {});
      expect([title, summary]).toEqual([title, expect.stringMatching(/^[^{}[\]]+$/)]);
    }
  });

  it('says that a part of an outage was taken as normal', () => {
    const over = { status: 'resolved' as const, endsAt: '2026-01-01T13:40:10Z' };
    const { message } = renderer.card([alert('denied', { ...denied, state: 2, absorbed: 1 }, over)]);
    expect(message).toContain('**denied** over, a part of it taken as normal · 62 min long');
  });

  it('leaves the mark of the contact point off the card', () => {
    const alerts = [alert('denied', denied)];
    const { settings } = contactPoint('https://example.webhook.example/');
    const { title, message } = renderer.card(alerts);
    expect(renderer.setting(String(settings['title']), alerts)).toBe(title);
    expect(renderer.setting(String(settings['message']), alerts)).toBe(message);
  });

  it('lists five in all, those that fire first', () => {
    const over = { status: 'resolved' as const, endsAt: '2026-01-01T13:40:10Z' };
    const firing = ['approved', 'denied', 'failed'].map((status) => alert(status, denied));
    const resolved = Array.from({ length: 4 }, () => alert('reversed', { ...denied, state: 2 }, over));
    const lines = renderer
      .card([...firing, ...resolved])
      .message.trim()
      .split('\n');
    expect(lines.map((line) => line.slice(0, 14))).toEqual([
      '- **approved**',
      '- **denied** a',
      '- **failed** a',
      '- **reversed**',
      '- **reversed**',
      '- and 2 more a',
    ]);
  });

  it.each([
    ['marks of Markdown', 'x*_[]()<b>&'],
    ['what JSON escapes', '<'],
    ['emoji', '😀'],
  ])(
    'stays far below what Teams takes, however many fire and however long their texts are: %s',
    (_, text) => {
      const long = text.repeat(500);
      const one = alert('denied', denied);
      const many = Array.from({ length: 500 }, (_, i): AlertData => ({
        ...one,
        status: i % 2 === 0 ? 'firing' : 'resolved',
        labels: { ...one.labels, status: `${i}${long}` },
        annotations: {
          summary: long,
          excess: long,
          since: long,
          share: long,
          dashboard_url: `https://grafana.example/${'d'.repeat(270)}`,
          runbook_url: `https://grafana.example/${'r'.repeat(270)}`,
        },
        silenceURL: `https://grafana.example/${'s'.repeat(570)}`,
      }));
      const card = renderer.card(many);
      expect(card.title).toContain('and 245 more');
      expect(card.message).toContain('- and 245 more\n');
      expect(Buffer.byteLength(renderer.json(teamsMessage(card, true)))).toBeLessThan(20_000);
    },
  );

  it('gives no meaning to what users or labels write', () => {
    const one = alert('denied', denied);
    const evil = '[click](https://evil.example) **bold** <at>everyone</at> `code`\n# head';
    const { title, message } = renderer.card([
      { ...one, labels: { ...one.labels, status: evil }, annotations: { summary: evil } },
    ]);
    for (const text of [title, message]) {
      expect(text).not.toMatch(/(?<!\\)\]\(https:\/\/evil/);
      expect(text).not.toMatch(/(?<!\\)<at/);
      expect(text).not.toMatch(/\n#/);
    }
  });
});
