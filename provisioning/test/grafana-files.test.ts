import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../src/commands/grafana.js';
import { grafanaEnvironment, panelId } from '../src/grafana/environment.js';
import { findGrafana } from '../src/grafana/installed.js';
import { datasourceUid } from '../src/rules/nodes.js';
import { folder } from '../src/rules/index.js';

const provisioning = fileURLToPath(new URL('../grafana', import.meta.url));
const yaml = (name: string): unknown => parse(readFileSync(join(provisioning, name), 'utf8'));
const environment = grafanaEnvironment(
  { data: '/data', plugins: '/plugins', provisioning, port: 3000, password: 'secret' },
  { url: 'http://127.0.0.1:8086', token: 'a-token', org: 'firewatch' },
);

describe('the files that Grafana reads', () => {
  it('name a Flux data source that is what rules and dashboards read', () => {
    const { datasources } = yaml('datasources/influxdb.yaml') as {
      datasources: Array<Record<string, unknown>>;
    };
    expect(datasources).toMatchObject([
      {
        uid: datasourceUid,
        type: 'influxdb',
        access: 'proxy',
        jsonData: { version: 'Flux', defaultBucket: 'analytics' },
        secureJsonData: { token: '$INFLUX_TOKEN' },
      },
    ]);
  });

  it('put dashboards into the folder of the rules', () => {
    const { providers } = yaml('dashboards/firewatch.yaml') as {
      providers: Array<Record<string, unknown>>;
    };
    expect(providers).toMatchObject([{ folder: folder.title, folderUid: folder.uid, type: 'file' }]);
  });

  it('take no variable that is not given, here and in the container', () => {
    const text = ['datasources/influxdb.yaml', 'dashboards/firewatch.yaml']
      .map((name) => readFileSync(join(provisioning, name), 'utf8'))
      .join('');
    const taken = [...new Set([...text.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => name!))];
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(taken));
    const container = ['Dockerfile', 'docker-compose.yml', 'docker/grafana.sh']
      .map((name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'))
      .join('');
    for (const name of taken) expect(container).toContain(name);
  });

  it('give no alerting as files: people could not edit it', () => {
    expect(readdirSync(provisioning).sort()).toEqual(['dashboards', 'datasources', 'templates']);
  });
});

describe('a local Grafana', () => {
  it('stays on loopback and calls nobody', () => {
    expect(environment).toMatchObject({
      GF_SERVER_HTTP_ADDR: '127.0.0.1',
      GF_ANALYTICS_REPORTING_ENABLED: 'false',
      GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
      GF_SECURITY_DISABLE_GRAVATAR: 'true',
      GF_NEWS_NEWS_FEED_ENABLED: 'false',
      GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: panelId,
    });
  });

  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'firewatch-'));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(dir, { recursive: true });
  });

  const install = (): void => {
    mkdirSync(join(dir, 'bin'));
    mkdirSync(join(dir, 'conf'));
    writeFileSync(join(dir, 'bin', 'grafana'), '#!/bin/sh\n', { mode: 0o755 });
    writeFileSync(join(dir, 'conf', 'defaults.ini'), '');
  };

  it('is found in GRAFANA_HOME and in PATH', async () => {
    install();
    const binary = join(dir, 'bin', 'grafana');
    expect(await findGrafana({ GRAFANA_HOME: dir })).toEqual({ binary, home: dir });
    expect(await findGrafana({ PATH: `/nowhere:${join(dir, 'bin')}` })).toMatchObject({ home: dir });
  });

  it('is not found where there is none', async () => {
    expect(await findGrafana({ GRAFANA_HOME: dir, PATH: '' })).toBeNull();
    expect(await findGrafana({ PATH: dir })).toBeNull();
  });

  it('is told how to get where there is none', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await run([], { GRAFANA_HOME: dir })).toBe(1);
    expect(said.mock.calls.flat().join('\n')).toContain('GRAFANA_HOME');
  });

  it.each([[['--port', 'x']], [['--nonsense']]])('%j: wrong usage', async (argv) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await run(argv, {})).toBe(2);
  });
});
