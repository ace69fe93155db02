import type { RowsAnswer } from '@firewatch/engine';
import { FluxQueryError, readRecommendation } from '@firewatch/flux';
import { describe, expect, it, vi } from 'vitest';
import { connectDatabase } from '../src/service/database.js';
import { startEmbedded } from '../src/service/embedded.js';
import { engineTarget, type QueryEngine } from '../src/service/engine-target.js';
import { readSettings } from '../src/settings/settings.js';
import { Lines } from '../src/write/lines.js';
import { temporaryFolder } from './support/temporary.js';

const answering = (answer: RowsAnswer) => vi.fn<QueryEngine>(() => Promise.resolve(answer));
const refused = (run: Promise<unknown>) => run.then(null, (error: unknown) => error as FluxQueryError);

describe('a query of the embedded engine', () => {
  it('has its rows, or none where they are not wanted', async () => {
    const rows = [{ result: '_result', _value: 3 }];
    const query = answering({ rows });
    const target = engineTarget(query);
    expect(await target.run('x', { now: new Date(5) })).toEqual(rows);
    expect(query).toHaveBeenCalledWith({ script: 'x', now: 5 }, undefined);
    expect(await target.run('x', { rows: false })).toEqual([]);
  });

  it.each([
    [400, false],
    [429, true],
    [503, true],
  ])('that is answered with %d fails as over HTTP', async (status, unreachable) => {
    const error = await refused(engineTarget(answering({ status, message: 'why' })).run('x'));
    expect(error).toBeInstanceOf(FluxQueryError);
    expect(error).toMatchObject({ message: 'why', status, unreachable });
  });

  it('is given up at once, though the engine may be too busy to hear of it', async () => {
    const stop = new AbortController();
    const target = engineTarget(() => {
      stop.abort();
      return new Promise(() => undefined);
    });
    const error = await refused(target.run('x', { signal: stop.signal }));
    expect(error).toMatchObject({ message: 'the query was given up', unreachable: true });
    const query = answering({ rows: [] });
    expect(await refused(engineTarget(query).run('x', { signal: stop.signal }))).toBeInstanceOf(
      FluxQueryError,
    );
    expect(query).not.toHaveBeenCalled();
  });

  it('reads the recommendation that HTTP reads', { timeout: 30_000 }, async () => {
    const settings = readSettings({ FIREWATCH_DATA: await temporaryFolder() });
    const database = await connectDatabase(settings, {
      startEngine: startEmbedded,
      onError: () => undefined,
    });
    try {
      const at = new Date();
      const send = database.createSender({ bucket: 'transactions', timeoutMs: 10_000 });
      const lines = [1, 2, 3].map(
        (n) => `transaction,status=denied count=${String(n)}i ${String(at.getTime() - n * 1000)}000000`,
      );
      expect(await send(Lines.of(lines))).toEqual({ kind: 'stored' });
      const options = { at, model: settings.model, tags: settings.tags };
      const [straight, overHttp] = [
        await readRecommendation(database.target, options),
        await readRecommendation(database.connection, options),
      ];
      expect(straight).toEqual(overHttp);
      expect(straight.scores).not.toEqual([]);
    } finally {
      await database.close();
    }
  });
});
