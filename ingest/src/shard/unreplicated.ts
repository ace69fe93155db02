import {
  compose,
  loadScript,
  recompute,
  replicationState,
  runQuery,
  type Connection,
  type Model,
} from '@firewatch/flux';
import { minuteMs } from '../clock.js';
import type { Found } from './patrol.js';

export interface ShardAndHub {
  connection: Connection;
  hub: Connection;
  model: Model;
  shard: string;
}

/**
 * The minutes of a shard that its hub does not have, or has otherwise, though nothing waits to be replicated: a queue that
 * was full, a replication that was set up anew, a crash between counting and queueing. Null where both have the same.
 * @throws FluxQueryError, and what InfluxDB answers
 */
export async function findUnreplicated(
  { connection, hub, model, shard }: ShardAndHub,
  { from, to, signal }: Found & { signal: AbortSignal },
): Promise<Found | null> {
  const state = await replicationState(connection);
  if (state === null || state.queueBytes > 0 || state.error !== null) return null;
  const flux = compose(loadScript('queries/shard-reported'), {
    model,
    params: { start: from, stop: to, shard },
  });
  const read = async (where: Connection): Promise<Map<string, number>> => {
    const rows = await runQuery(where, flux, { signal });
    return new Map(
      rows.map((row) => [[row['_time'], row['_field'], row['status']].join(' '), Number(row['_value'])]),
    );
  };
  const [own, theirs] = [await read(connection), await read(hub)];
  const times = [...own]
    .filter(([key, value]) => theirs.get(key) !== value)
    .map(([key]) => Date.parse(key.split(' ')[0]!));
  if (times.length === 0) return null;
  return {
    from: new Date(times.reduce((a, b) => Math.min(a, b))),
    to: new Date(times.reduce((a, b) => Math.max(a, b)) + minuteMs),
  };
}

/**
 * Counts minutes of a shard once more, which has them replicated once more.
 * @throws FluxQueryError
 */
export async function sendAgain(
  { connection, model, shard }: Omit<ShardAndHub, 'hub'>,
  { from, to, signal }: Found & { signal: AbortSignal },
): Promise<void> {
  await recompute(connection, { from, to, model, shard, role: 'shard', signal });
}
