import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { settingNames } from '../../ingest/src/settings/schema.js';
import { composeFaults, type Compose } from './compose-schema.js';
import { commands } from '../../bin/src/commands.js';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const dockerfile = read('Dockerfile');
const ours = services.filter(([, { image }]) => image === 'firewatch');

describe('docker-compose.yml', () => {
  it('has what Compose knows, and no more', () => {
    expect(composeFaults(compose)).toEqual([]);
  });

  it.each([
    ['a service', (file: Compose) => Object.assign(file.services['ingest']!, { restrat: 'always' })],
    [
      'a health check',
      (file: Compose) => Object.assign(file.services['grafana']!.healthcheck!, { retry: 1 }),
    ],
    [
      'limits',
      (file: Compose) => Object.assign(file.services['ingest']!.deploy.resources.limits, { ram: 1 }),
    ],
    ['a build', (file: Compose) => Object.assign(file.services['grafana']!.build!, { tagret: 'x' })],
  ])('would be found wrong with an unknown key in %s', (_, spoil) => {
    const spoiled = structuredClone(compose);
    spoil(spoiled);
    expect(composeFaults(spoiled)).not.toEqual([]);
  });

  it.each(ours)('%s runs a command there is, without rights', (_name, service) => {
    expect(Object.keys(commands)).toContain(service.command?.[0]);
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it.each(ours)('%s is given settings that Firewatch accepts', (_name, { environment = {} }) => {
    expect(Object.keys(environment).filter((name) => !settingNames.includes(name))).toEqual([]);
  });

  it('gives every secret as a file that exists for the service', () => {
    for (const [name, { environment = {}, secrets = [] }] of services) {
      for (const secret of secrets) expect(compose.secrets).toHaveProperty(secret);
      const files = Object.values(environment).filter((value) => value.startsWith('/run/secrets/'));
      expect([name, files.map((file) => file.slice('/run/secrets/'.length)).sort()]).toEqual([
        name,
        [...secrets].sort(),
      ]);
      for (const [variable, value] of Object.entries(environment))
        if (/PASSWORD|TOKEN|WEBHOOK/.test(variable)) expect(value).toMatch(/^\/run\/secrets\//);
    }
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/secrets\//);
    expect(read('.dockerignore')).toMatch(/^secrets$/m);
    expect(read('.gitignore')).toMatch(/^\/?secrets\/?$/m);
  });

  it('publishes ingest and Grafana on loopback; the demo adds the inbox', () => {
    const published = services.filter(([, { ports }]) => ports !== undefined);
    expect(published.map(([name]) => name)).toEqual(['ingest', 'grafana', 'teams-inbox']);
    expect(compose.services['teams-inbox']?.profiles).toEqual(['demo']);
    for (const [, { ports = [] }] of published)
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('waits for what is healthy or done', () => {
    for (const [name, { depends_on = {} }] of services)
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const service = compose.services[other];
        expect([name, other, service !== undefined]).toEqual([name, other, true]);
        if (condition === 'service_completed_successfully') expect(service?.restart).toBe('on-failure');
        else {
          expect(condition).toBe('service_healthy');
          expect(service?.healthcheck?.test !== undefined || service?.image === 'firewatch').toBe(true);
        }
      }
  });

  it('keeps data in named volumes', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('builds targets that the Dockerfile has, and pins images', () => {
    const targets = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, target]) => target);
    for (const [, { build, image }] of services) {
      if (build !== undefined) expect(targets).toContain(build.target);
      else expect(image).toMatch(/:\d+\.\d+/);
    }
  });
});

describe('Dockerfile', () => {
  const stage = dockerfile.split(/^FROM /m).find((text) => text.includes(' AS firewatch\n'))!;

  it('runs the ingest as an ordinary user, with a health check', () => {
    expect(stage).toMatch(/^USER node$/m);
    expect(stage.indexOf('USER node')).toBeLessThan(stage.indexOf('ENTRYPOINT'));
    expect(stage).toContain('HEALTHCHECK');
    expect(stage).toContain('CMD ["serve"]');
  });

  it('copies every workspace that the command needs', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    for (const workspace of workspaces) {
      expect(dockerfile).toContain(`COPY ${workspace}/package.json ${workspace}/`);
      if (workspace !== 'grafana-plugin') expect(stage).toContain(`/src/${workspace}/dist ${workspace}/dist`);
    }
  });

  it('allows the panel that it copies', () => {
    const { id } = JSON.parse(read('grafana-plugin/src/plugin.json')) as { id: string };
    expect(dockerfile).toContain(`GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS=${id}`);
    expect(dockerfile).toContain(`/plugins/${id}\n`);
  });
});
