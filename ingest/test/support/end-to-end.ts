import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deploy, influx, loadModel } from '@firewatch/flux';
import { describe, expect, it } from 'vitest';
import { run as runDeadLetters } from '../../src/commands/dead-letters.js';
import { run as runReplay } from '../../src/commands/replay.js';
import { output } from './output.js';
import { dropBuckets, startRunning, storedCounts, token, type Reply } from './running.js';
import { temporaryFolder } from './temporary.js';
import { until } from './until.js';

/** Gives the settings of a database that nobody else uses; `data` is the data folder. */
export type NewDatabase = () => Promise<Record<string, string>>;

const now = () => new Date().toISOString();
const minutesAgo = (minutes: number) => new Date(Math.floor(Date.now() / 60_000 - minutes) * 60_000);

/** What the service does, whatever the database is. */
export function describeService(name: string, newDatabase: NewDatabase): void {
  const start = async (more: Record<string, string> = {}) => {
    const environment = { ...(await newDatabase()), ...more };
    return { environment, service: await startRunning(environment) };
  };

  describe(`the service on ${name}`, () => {
    it('stores what is posted, exactly, and answers with a recommendation', async () => {
      const { service } = await start();
      const time = now();
      const single = await service.post({
        id: 'single',
        time,
        status: 'denied',
        amount: 9.5,
        tags: { auth_code: '59' },
      });
      expect(single).toMatchObject({
        status: 200,
        body: { accepted: 1, recommendation: { action: 'learning' } },
      });
      await service.post([
        { id: 'a', time, status: 'approved', count: 3 },
        { id: 'b', time, status: 'failed' },
      ]);
      await service.post(`{"id":"n","time":"${time}","status":"denied","count":7}\nbad\n`, {
        type: 'application/x-ndjson',
      });
      await service.post(`id,time,status,F1\nc,${time},reversed,5\n`, { type: 'text/csv' });
      await service.post({ id: 'single', time, status: 'denied', amount: 9.5, tags: { auth_code: '59' } });
      expect(await storedCounts(service.connection)).toEqual(
        new Map([
          ['single denied', 1],
          ['a approved', 3],
          ['b failed', 1],
          ['n denied', 7],
          ['c reversed', 5],
        ]),
      );
      const [amount] = await service.rows(
        'from(bucket: "transactions") |> range(start: -1h, stop: 1h) |> filter(fn: (r) => r._field == "amount")',
      );
      expect(amount).toMatchObject({ _value: 9.5, auth_code: '59', status: 'denied' });
    });

    it('keeps ids and tags as they are, whatever they hold', async () => {
      const { service } = await start();
      const odd = ['a b', 'a,b=c', '"quoted"', 'ünï çødé 🔥', "it's; drop", '${x}', '#5', '{}[]'];
      const posted = odd.map((text) => ({ id: `${text}\\`, status: 'denied', tags: { auth_code: text } }));
      expect((await service.post(posted)).status).toBe(200);
      const rows = await service.rows(
        'from(bucket: "transactions") |> range(start: -1h, stop: 1h) |> filter(fn: (r) => r._field == "id")',
      );
      expect(new Map(rows.map((row) => [row['auth_code'], row['_value']]))).toEqual(
        new Map(odd.map((text) => [text, `${text}\\`])),
      );
    });

    it('knows after a restart what it had stored before', async () => {
      const { service, environment } = await start();
      const posted = Array.from({ length: 50 }, (_, i) => ({
        id: `p${String(i)}`,
        time: i % 2 === 0 ? minutesAgo(3).toISOString() : Date.now() - 1,
        status: 'denied',
        amount: i,
        tags: { auth_code: String(i % 3) },
      }));
      await service.post(posted);
      await service.close();
      const again = await startRunning(environment);
      expect((await again.post(posted)).body).toMatchObject({ accepted: 0, duplicates: 50 });
      const changed = await again.post({ ...posted[0], count: 2 });
      expect(changed.body).toMatchObject({ accepted: 1 });
      expect((await again.post({ ...posted[1], time: now() })).status).toBe(409);
      expect((await storedCounts(again.connection)).size).toBe(50);
    });

    it('computes late data again by itself', { timeout: 60_000 }, async () => {
      const { service } = await start();
      await service.post({ id: 'late', time: minutesAgo(15).toISOString(), status: 'denied', count: 4 });
      await until(async () => {
        const rows = await service.rows(
          'from(bucket: "analytics") |> range(start: -1h) |> filter(fn: (r) => r._measurement == "minute" and r._field == "count" and r.status == "denied") |> filter(fn: (r) => r._value == 4)',
        );
        return rows.length === 1;
      }, 50_000);
    });

    it('replays a file once, however often it is told to', { timeout: 120_000 }, async () => {
      const writer = 'a-token-that-may-only-write';
      const { service, environment } = await start({
        FIREWATCH_TOKENS: `tests:admin:${token},writer:write:${writer}`,
      });
      const file = join(await temporaryFolder(), 'counts.csv');
      const rows = Array.from(
        { length: 60 },
        (_, i) => `10h ${String(i).padStart(2, '0')},approved,${String(100 + (i % 7))}\n`,
      );
      await writeFile(file, `time,status,F1\n${rows.join('')}10h 59,denied,80\n`);
      const arguments_ = [file, '--json', '--url', service.url, '--token', token];
      const env = { ...environment, ...(environment['INFLUX_URL'] === undefined ? {} : {}) };
      const refused = await output(() => runReplay([...arguments_.slice(0, -1), writer], env));
      expect(refused.code).toBe(1);
      expect(await storedCounts(service.connection)).toEqual(new Map());
      const first = await output(() => runReplay(arguments_, env));
      expect(first.code).toBe(0);
      const report = JSON.parse(first.text) as Reply;
      expect(report).toMatchObject({ minutes: 60, accepted: 61, duplicates: 0, again: false });
      expect(report.statuses.approved.total).toBe(6174);
      expect(report.statuses.denied).toMatchObject({ total: 80, anomalousMinutes: 1 });
      const before = await storedCounts(service.connection);
      const second = JSON.parse((await output(() => runReplay(arguments_, env))).text) as Reply;
      expect(second).toMatchObject({ accepted: 0, duplicates: 61, again: true, from: report.from });
      expect(await storedCounts(service.connection)).toEqual(before);
      // The same counts under another name are the same file.
      const renamed = join(await temporaryFolder(), 'renamed.csv');
      await copyFile(file, renamed);
      const third = JSON.parse(
        (await output(() => runReplay([renamed, ...arguments_.slice(1)], env))).text,
      ) as Reply;
      expect(third).toMatchObject({ accepted: 0, again: true, from: report.from });
      const mix = await service.get(`/v1/status-mix?from=${report.from as string}&to=${report.to as string}`);
      expect(mix.body.minutes).toHaveLength(60 * 7);
      const detailed = await service.get(
        `/v1/status-mix?from=${report.from as string}&to=${report.to as string}&details=true`,
      );
      const plain = Object.keys((mix.body.minutes as object[])[0] ?? {});
      expect(plain).not.toContain('covered');
      expect(detailed.body.minutes).toHaveLength(60 * 7);
      expect(
        (detailed.body.minutes as Array<Record<string, unknown>>).some(
          ({ status, covered, window, flagged, state }) =>
            status === 'denied' && covered === 1 && Number(window) > 0 && flagged === 1 && state === 1,
        ),
      ).toBe(true);
      expect(detailed.body.silence).toEqual([]);
      const { body } = await service.get(
        `/v1/findings?from=${report.from as string}&to=${report.to as string}&status=denied`,
      );
      expect(body.findings).toEqual([
        expect.objectContaining({ status: 'denied', severity: 'critical', observed: 80 }),
      ]);
      const incidents = await service.get('/v1/incidents?from=-3h');
      expect(incidents.body.incidents[0]).toMatchObject({ severity: 'critical', statuses: ['denied'] });
      const past = await output(() => runReplay([...arguments_, '--date', '2020-01-01'], env).catch(() => 9));
      expect(past.code).toBe(1);
    });

    it('keeps what InfluxDB refuses as dead letters, which can be sent again', async () => {
      const { service, environment } = await start();
      const api = influx(service.connection).getWriteApi(service.connection.org, 'transactions', 'ns', {
        maxRetries: 0,
      });
      // Somebody else has written amounts as integers: InfluxDB refuses a float beside them.
      const at = minutesAgo(1).getTime();
      api.writeRecord(`transaction,status=refunded amount=1i ${String(at)}000000`);
      await api.close();
      const good = { id: 'good', status: 'denied' };
      const { status, body } = await service.post([
        { id: 'bad', time: at, status: 'refunded', amount: 2.5 },
        good,
      ]);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        accepted: 1,
        rejected: { total: 1, first: [{ code: 'FW_REFUSED_BY_DATABASE' }] },
      });
      expect((await service.get('/ready')).body.deadLetters).toBe(1);
      const listed = await output(() => runDeadLetters(['list', '--json'], environment));
      expect(JSON.parse(listed.text)).toMatchObject({
        deadLetters: [{ reason: expect.stringMatching(/422.*conflict/) as string }],
      });
      expect((await output(() => runDeadLetters(['export'], environment))).text).toMatch(
        /^transaction,status=refunded count=1i,amount=2.5,id="bad" \d{19}$/,
      );
      expect((await output(() => runDeadLetters(['retry'], environment))).code).toBe(1);
      // The operator takes the foreign data away.
      await dropBuckets(service.connection);
      await deploy(service.connection, { model: loadModel() });
      const retried = await output(() => runDeadLetters(['retry', '--json'], environment));
      expect(JSON.parse(retried.text)).toEqual({ stored: 1, refused: 0, stopped: null });
      expect((await storedCounts(service.connection)).get('bad refunded')).toBe(1);
      expect((await output(() => runDeadLetters(['list'], environment))).text).toBe(
        'There are no dead letters.',
      );
    });

    it('serves an OpenAPI document whose examples it takes', async () => {
      const { service } = await start();
      const { body: document } = await service.get('/docs/json');
      expect(document.openapi).toBe('3.1.0');
      const operation = document.paths['/v1/transactions'].post;
      const { examples: named } = operation.requestBody.content['application/json'] as {
        examples: Record<string, { value: unknown }>;
      };
      const examples = Object.values(named).map(({ value }) => value);
      expect(examples.length).toBeGreaterThan(1);
      for (const example of examples) expect((await service.post(example)).status).toBe(200);
      for (const path of ['recommendation', 'findings', 'incidents', 'status-mix'])
        expect((await service.get(`/v1/${path}`)).status).toBe(200);
    });
  });
}
