import { type Engine, FluxError, openEngine, plainRows } from '@firewatch/engine';
import type { FluxTarget, Model, QueryOptions, Row } from '@firewatch/flux';
import { FluxQueryError } from '@firewatch/flux';

/** Far more than a task may take live: here nobody waits for one query, and a slow machine must not end it. */
const queryMs = 600_000;
/** What a server would have answered to a script at fault. */
const refused = 400;

/** A database of this process, gone when closed. */
export interface Store {
  target: FluxTarget;
  /** Writes transactions: line protocol of second precision. */
  write(lines: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a store with the model's buckets. */
export async function openStore({ constants }: Model): Promise<Store> {
  const engine = await openEngine({ memory: true, limits: { queryMs } });
  await engine.createBucket(constants.transactionsBucket);
  await engine.createBucket(constants.analyticsBucket);
  return {
    target: { run: (flux, options) => runFlux(engine, flux, options) },
    async write(lines) {
      await engine.write(constants.transactionsBucket, lines, { precision: 's' });
    },
    close: () => engine.close(),
  };
}

async function runFlux(engine: Engine, flux: string, options: QueryOptions = {}): Promise<Row[]> {
  try {
    const results = await engine.query(flux, options);
    if (options.rows === false) return [];
    return plainRows(results);
  } catch (error) {
    if (error instanceof FluxError) throw new FluxQueryError(error.message, refused, { cause: error });
    throw error;
  }
}
