import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import type { History, ReadHistoryOptions } from '../src/analytics/types.js';
import { startService, tokens } from './support/service.js';

/** A history whose reads wait until their signal is aborted. */
function waiting(signals: AbortSignal[]): History {
  const wait = (options: ReadHistoryOptions = {}) =>
    new Promise<never>((_resolve, reject) => {
      const signal = options.signal!;
      signals.push(signal);
      signal.addEventListener('abort', () => {
        reject(new Error('given up'));
      });
    });
  return {
    findings: (_range, options) => wait(options),
    incidents: (_range, options) => wait(options),
    statusMix: (_range, options) => wait(options),
    detailedMix: (_range, options) => wait(options),
  };
}

describe('a client that leaves before the answer', () => {
  it.each(['/v1/findings', '/v1/incidents', '/v1/status-mix', '/v1/status-mix?details=true'])(
    'ends the query behind %s',
    async (path) => {
      const signals: AbortSignal[] = [];
      const { app } = await startService({ history: waiting(signals) });
      await app.listen({ port: 0, host: '127.0.0.1' });
      const { port } = app.server.address() as AddressInfo;
      const headers = { authorization: `Bearer ${tokens.read}` };
      const leaving = request({ port, host: '127.0.0.1', path, headers });
      leaving.on('error', () => undefined);
      leaving.end();
      await vi.waitFor(() => {
        expect(signals).toHaveLength(1);
      });
      expect(signals[0]!.aborted).toBe(false);
      leaving.destroy();
      await vi.waitFor(() => {
        expect(signals[0]!.aborted).toBe(true);
      });
    },
  );

  it('does not when it has its answer', async () => {
    const signals: AbortSignal[] = [];
    const answering: History = {
      ...waiting([]),
      statusMix: (_range, { signal } = {}) => {
        signals.push(signal!);
        return Promise.resolve([]);
      },
    };
    const { app } = await startService({ history: answering });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const headers = { authorization: `Bearer ${tokens.read}` };
    const response = await fetch(`${url}/v1/status-mix`, { headers });
    expect(await response.json()).toEqual({ minutes: [] });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });
});
