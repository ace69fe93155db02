import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  ConfigurationError,
  connectionFromEnv,
  FluxQueryError,
  runQuery,
  type Connection,
} from '../src/index.js';

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))));

/** A server that gives one answer, and keeps the request's body. */
async function answering(
  status: number,
  body: string,
  type: string,
): Promise<{ connection: Connection; bodies: string[] }> {
  const bodies: string[] = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      bodies.push(text);
      response.writeHead(status, { 'content-type': type, connection: 'close' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { connection: { url: `http://127.0.0.1:${port}`, token: 't', org: 'o' }, bodies };
}

const csv = (...lines: string[]): string => lines.join('\r\n') + '\r\n';
const table = csv(
  '#datatype,string,long,dateTime:RFC3339,double,long,boolean,string',
  '#group,false,false,false,false,false,false,true',
  '#default,scores,,,,,,',
  ',result,table,_time,score,severity,learning,status',
  ',,0,2026-01-01T00:00:00Z,4.5,2,false,denied',
  ',,0,2026-01-01T00:01:00Z,,1,true,denied',
);

describe('runQuery', () => {
  it('returns typed rows with the result they are of', async () => {
    const { connection, bodies } = await answering(200, table, 'text/csv');
    const rows = await runQuery(connection, 'x', { now: new Date('2026-01-01T00:02:00Z') });
    expect(rows[0]).toMatchObject({
      result: 'scores',
      _time: '2026-01-01T00:00:00Z',
      score: 4.5,
      severity: 2,
      learning: false,
    });
    expect(rows[1]).toMatchObject({ score: null, learning: true });
    expect(JSON.parse(bodies[0]!)).toMatchObject({ query: 'x', now: '2026-01-01T00:02:00.000Z' });
  });

  it('throws what InfluxDB says after it has begun to answer', async () => {
    const failure = csv(
      '#datatype,string,string',
      '#group,true,true',
      '#default,,',
      ',error,reference',
      ',runtime error: x,897',
    );
    const { connection } = await answering(200, `${table}\r\n${failure}`, 'text/csv');
    for (const rows of [true, false])
      await expect(runQuery(connection, 'x', { rows })).rejects.toMatchObject({
        name: 'FluxQueryError',
        message: 'runtime error: x',
        unreachable: false,
      });
  });

  it('takes rows with tags called error and reference for rows', async () => {
    const tags = csv(
      '#datatype,string,long,string,string',
      '#group,false,false,true,true',
      '#default,_result,,,',
      ',result,table,error,reference',
      ',,0,timeout,shop-1',
    );
    const { connection } = await answering(200, tags, 'text/csv');
    expect(await runQuery(connection, 'x')).toMatchObject([{ error: 'timeout', reference: 'shop-1' }]);
  });

  it('hands over no rows where none are wanted', async () => {
    const { connection } = await answering(200, table, 'text/csv');
    expect(await runQuery(connection, 'x', { rows: false })).toEqual([]);
  });

  it.each([
    [400, '{"code":"invalid","message":"undefined identifier y"}', 'undefined identifier y', false],
    [401, '{"code":"unauthorized","message":"unauthorized access"}', 'unauthorized access', false],
    [503, '{"code":"unavailable","message":"busy"}', 'busy', true],
  ])('throws a typed error for HTTP %i', async (status, body, message, unreachable) => {
    const { connection } = await answering(status, body, 'application/json');
    const error = await runQuery(connection, 'x').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(FluxQueryError);
    expect(error).toMatchObject({ message, status, unreachable });
  });

  it('says that nobody answers where nobody does, without the token', async () => {
    const { connection } = await answering(200, '', 'text/csv');
    await new Promise((resolve) => server!.close(resolve));
    const error = await runQuery({ ...connection, token: 'secret-token' }, 'x').catch((e: unknown) => e);
    expect(error).toMatchObject({
      unreachable: true,
      message: expect.stringContaining('InfluxDB did not answer') as string,
    });
    expect(String(error)).not.toContain('secret-token');
    server = undefined;
  });

  it('is given up on request', async () => {
    const hanging = createServer(() => undefined);
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    const { port } = hanging.address() as AddressInfo;
    const stop = new AbortController();
    const running = runQuery({ url: `http://127.0.0.1:${port}`, token: 't', org: 'o' }, 'x', {
      signal: stop.signal,
    });
    stop.abort();
    await expect(running).rejects.toThrow('the query was given up');
    hanging.closeAllConnections();
    await new Promise((resolve) => hanging.close(resolve));
  });
});

describe('connectionFromEnv', () => {
  it('takes INFLUX_URL with its token and organisation', () => {
    const env = { INFLUX_URL: 'https://influx.example', INFLUX_TOKEN: 't', INFLUX_ORG: 'o' };
    expect(connectionFromEnv(env)).toEqual({ url: 'https://influx.example', token: 't', org: 'o' });
  });

  it.each([
    [
      { INFLUX_URL: 'influx.example:8086', INFLUX_TOKEN: 't', INFLUX_ORG: 'o' },
      /INFLUX_URL is "influx.example:8086"/,
    ],
    [{ INFLUX_URL: 'http://influx.example', INFLUX_ORG: 'o' }, /INFLUX_TOKEN is not set/],
    [{ INFLUX_URL: 'http://influx.example', INFLUX_TOKEN: 't' }, /INFLUX_ORG is not set/],
    [
      { FIREWATCH_DATA: '/nowhere' },
      /set INFLUX_URL, INFLUX_TOKEN and INFLUX_ORG, or start `firewatch serve`/,
    ],
  ])('names what is missing in %j', (env, message) => {
    expect(() => connectionFromEnv(env)).toThrow(ConfigurationError);
    expect(() => connectionFromEnv(env)).toThrow(message);
  });

  it('finds the engine of a running serve in its data folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'firewatch-data-'));
    const engine = { url: 'http://127.0.0.1:1', token: 't', org: 'o' };
    writeFileSync(join(folder, 'engine.json'), JSON.stringify(engine));
    expect(connectionFromEnv({ FIREWATCH_DATA: folder })).toEqual(engine);
    writeFileSync(join(folder, 'engine.json'), '{"url": 1');
    expect(() => connectionFromEnv({ FIREWATCH_DATA: folder })).toThrow(/engine\.json is damaged/);
    rmSync(folder, { recursive: true });
  });
});
