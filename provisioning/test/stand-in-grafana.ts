import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

type Body = Record<string, unknown>;

interface StoredRule extends Body {
  uid: string;
  title: string;
  folderUID: string;
  ruleGroup: string;
}

interface StoredDashboard {
  /** As versions were saved, oldest first. */
  saved: Array<{ version: number; message: string; dashboard: Body }>;
  provisioned: boolean;
}

/** The part of Grafana's HTTP API that provisioning uses, with the answers that Grafana 11.0.0 gave. */
export interface StandInGrafana {
  url: string;
  rules: Map<string, StoredRule>;
  templates: Map<string, string>;
  contactPoints: Map<string, Body>;
  muteTimings: Map<string, Body>;
  intervals: Map<string, number>;
  folders: Map<string, Body>;
  dashboards: Map<string, StoredDashboard>;
  /** Every request that writes: `POST /api/folders`. */
  writes: string[];
  /** Answers the next requests with these statuses. */
  failNext(...statuses: number[]): void;
  close(): Promise<void>;
}

export interface StandInOptions {
  version?: string;
  token?: string;
  /** Of the user admin, who is then known instead of the token. */
  password?: string;
  /** Default: any free port. */
  port?: number;
  /** Statuses that any authorised write gets: 403 for a token that may only read. */
  readOnly?: boolean;
  datasource?: boolean;
  redactsUrls?: boolean;
}

const api = '/api/v1/provisioning';

export async function startStandIn(options: StandInOptions = {}): Promise<StandInGrafana> {
  const app = Fastify();
  const failures: number[] = [];
  const state = {
    rules: new Map<string, StoredRule>(),
    templates: new Map<string, string>(),
    contactPoints: new Map<string, Body>(),
    muteTimings: new Map<string, Body>(),
    intervals: new Map<string, number>(),
    folders: new Map<string, Body>(),
    dashboards: new Map<string, StoredDashboard>(),
    writes: [] as string[],
  };
  const known =
    options.password === undefined
      ? `Bearer ${options.token ?? 'a-token'}`
      : `Basic ${Buffer.from(`admin:${options.password}`).toString('base64')}`;
  app.addHook('onRequest', async (request, reply) => {
    const failure = failures.shift();
    if (failure !== undefined) return reply.code(failure).send({ message: 'not now' });
    if (request.url === '/api/health') return;
    if (request.headers.authorization !== known)
      return reply.code(401).send({
        extra: null,
        message: 'Invalid API key',
        messageId: 'api-key.invalid',
        statusCode: 401,
        traceID: '',
      });
    if (request.method === 'GET') return;
    if (options.readOnly === true)
      return reply.code(403).send({
        accessErrorId: 'ACE5010753600',
        message:
          "You'll need additional permissions to perform this action. Permissions needed: folders:create",
        title: 'Access denied',
      });
    if (request.headers['x-disable-provenance'] !== 'true')
      return reply.code(400).send({ message: 'would lock what it writes' });
    state.writes.push(`${request.method} ${decodeURIComponent(request.url)}`);
  });
  app.get('/api/health', () => ({
    commit: 'NA',
    database: 'ok',
    version: options.version ?? '13.2.0',
  }));
  app.get('/api/org', () => ({ id: 1, name: 'Main Org.', address: {} }));
  app.get('/api/datasources/uid/:uid', (_request, reply) =>
    options.datasource === false ? notFound(reply, 'Data source not found') : { id: 1, uid: 'influxdb-flux' },
  );
  folders(app, state.folders);
  dashboards(app, state.dashboards);
  templates(app, state.templates);
  muteTimings(app, state.muteTimings);
  contactPoints(app, state.contactPoints, options.redactsUrls === true);
  alertRules(app, state.rules, state.intervals);
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return {
    ...state,
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    failNext: (...statuses) => void failures.push(...statuses),
    close: () => app.close(),
  };
}

function notFound(reply: FastifyReply, message: string): FastifyReply {
  return reply.code(404).send({ message });
}

function folders(app: FastifyInstance, stored: Map<string, Body>): void {
  app.get('/api/folders/:uid', (request, reply) => {
    const { uid } = request.params as { uid: string };
    return stored.get(uid) ?? reply.code(404).send({ message: 'folder not found', status: 'not-found' });
  });
  app.post('/api/folders', (request, reply) => {
    const body = request.body as Body & { uid: string };
    if (stored.has(body.uid))
      return reply.code(412).send({
        message: 'the folder has been changed by someone else',
        status: 'version-mismatch',
      });
    stored.set(body.uid, { id: 1, ...body, url: `/dashboards/f/${body.uid}/x` });
    return stored.get(body.uid);
  });
}

/** As Grafana's documentation of its HTTP API has it. */
function dashboards(app: FastifyInstance, stored: Map<string, StoredDashboard>): void {
  app.get('/api/dashboards/uid/:uid', (request, reply) => {
    const { uid } = request.params as { uid: string };
    const found = stored.get(uid);
    if (found === undefined) return notFound(reply, 'Dashboard not found');
    const { dashboard, version } = found.saved.at(-1)!;
    return { dashboard: { ...dashboard, version }, meta: { provisioned: found.provisioned } };
  });
  // The list of versions calls the first one "Initial save", whatever it was saved with; the version itself does not.
  app.get('/api/dashboards/uid/:uid/versions/:version', (request, reply) => {
    const { uid, version } = request.params as { uid: string; version: string };
    const saved = stored.get(uid)?.saved.find((one) => one.version === Number(version));
    if (saved === undefined) return reply.code(404).send({ message: 'Dashboard version not found' });
    return { uid, version: saved.version, message: saved.message, data: saved.dashboard };
  });
  app.post('/api/dashboards/db', (request, reply) => {
    const { dashboard, overwrite, message } = request.body as {
      dashboard: Body & { uid: string };
      overwrite: boolean;
      message: string;
    };
    const found = stored.get(dashboard.uid) ?? { saved: [], provisioned: false };
    if (found.saved.length > 0 && !overwrite)
      return reply.code(412).send({ message: 'the dashboard has been changed by someone else' });
    found.saved.push({ version: found.saved.length + 1, message, dashboard });
    stored.set(dashboard.uid, found);
    return { uid: dashboard.uid, status: 'success', version: found.saved.length };
  });
}

function templates(app: FastifyInstance, stored: Map<string, string>): void {
  app.get(`${api}/templates/:name`, (request, reply) => {
    const { name } = request.params as { name: string };
    const template = stored.get(name);
    return template === undefined ? reply.code(404).send() : { name, template };
  });
  app.put(`${api}/templates/:name`, (request, reply) => {
    const { name } = request.params as { name: string };
    stored.set(name, (request.body as { template: string }).template);
    return reply.code(202).send({ name, template: stored.get(name) });
  });
}

function muteTimings(app: FastifyInstance, stored: Map<string, Body>): void {
  app.get(`${api}/mute-timings/:name`, (request, reply) => {
    const { name } = request.params as { name: string };
    return (
      stored.get(name) ??
      reply.code(404).send({
        message: 'Not found',
        messageId: 'alerting.notifications.time-intervals.notFound',
        statusCode: 404,
        traceID: '',
      })
    );
  });
  app.post(`${api}/mute-timings`, (request, reply) => {
    const body = request.body as Body & { name: string };
    stored.set(body.name, body);
    return reply.code(201).send(body);
  });
}

function contactPoints(app: FastifyInstance, stored: Map<string, Body>, redacts: boolean): void {
  const shown = (point: Body): Body =>
    redacts ? { ...point, settings: { ...(point['settings'] as Body), url: '[REDACTED]' } } : point;
  app.get(`${api}/contact-points`, (request) => {
    const { name } = request.query as { name?: string };
    const all = [...stored.values()].filter((point) => name === undefined || point['name'] === name);
    // Grafana 11 answers null where there is none.
    return all.length === 0 ? null : all.map(shown);
  });
  app.post(`${api}/contact-points`, (request, reply) => {
    const body = request.body as Body & { uid: string };
    stored.set(body.uid, body);
    return reply.code(202).send(body);
  });
  app.put(`${api}/contact-points/:uid`, (request, reply) => {
    const { uid } = request.params as { uid: string };
    stored.set(uid, { ...(request.body as Body), uid });
    return reply.code(202).send({ message: 'contactpoint updated' });
  });
}

function alertRules(
  app: FastifyInstance,
  stored: Map<string, StoredRule>,
  intervals: Map<string, number>,
): void {
  app.get(`${api}/alert-rules/export`, (_request, reply) =>
    reply.type('text/yaml').send(`apiVersion: 1\n# ${stored.size} rules\n`),
  );
  app.get(`${api}/alert-rules`, () => [...stored.values()]);
  app.get(`${api}/alert-rules/:uid`, (request, reply) => {
    const { uid } = request.params as { uid: string };
    return stored.get(uid) ?? reply.code(404).send();
  });
  app.post(`${api}/alert-rules`, (request, reply) => {
    const rule = request.body as StoredRule;
    const twin = [...stored.values()].some(({ uid, title }) => uid === rule.uid || title === rule.title);
    if (twin)
      return reply.code(400).send({
        message: `[alerting.alert-rule.conflict] conflicting alert rule found [rule_uid: '${rule.uid}', title: '${rule.title}', namespace_uid: 'firewatch']: rule title under the same organisation and folder should be unique`,
        traceID: '',
      });
    stored.set(rule.uid, asGrafanaHasIt(rule));
    if (!intervals.has(rule.ruleGroup)) intervals.set(rule.ruleGroup, 60);
    return reply.code(201).send(stored.get(rule.uid));
  });
  app.put(`${api}/alert-rules/:uid`, (request) => {
    const { uid } = request.params as { uid: string };
    stored.set(uid, asGrafanaHasIt({ ...(request.body as StoredRule), uid }));
    return stored.get(uid);
  });
  const group = `${api}/folder/:folder/rule-groups/:name`;
  app.get(group, (request, reply) => {
    const { folder, name } = request.params as { folder: string; name: string };
    const rules = [...stored.values()].filter((rule) => rule.ruleGroup === name && rule.folderUID === folder);
    if (rules.length === 0) return reply.code(404).send();
    return { title: name, folderUid: folder, interval: intervals.get(name), rules };
  });
  app.put(group, (request, reply) => {
    const { name } = request.params as { name: string };
    const body = request.body as { interval: number; rules: StoredRule[] };
    if (body.interval < 10)
      return reply.code(400).send({
        message: `invalid alert rule: interval (${body.interval}s) should be non-zero and divided exactly by scheduler interval: 10`,
        traceID: '',
      });
    for (const rule of [...stored.values()])
      if (rule.ruleGroup === name && !body.rules.some(({ uid }) => uid === rule.uid)) stored.delete(rule.uid);
    intervals.set(name, body.interval);
    return body;
  });
}

/** Grafana adds what a rule leaves out, and numbers it. */
function asGrafanaHasIt(rule: StoredRule): StoredRule {
  const data = (rule['data'] as Array<{ model: Body }>).map((query) => ({
    ...query,
    model: { ...query.model, intervalMs: query.model['intervalMs'] ?? 1000, maxDataPoints: 43200 },
  }));
  return { id: 1, updated: '2026-01-01T00:00:00Z', notification_settings: null, ...rule, data };
}
