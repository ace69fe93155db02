import { compose } from '../compose/compose.js';
import { loadScript } from '../compose/files.js';
import type { Model } from '../model/types.js';
import { runQuery } from '../query/client.js';
import type { Connection, Row } from '../query/types.js';
import { minuteMs } from '../time.js';
import { organisationId } from './organisation.js';
import { findReplication } from './replication.js';

/** How far a shard's counts have come to the hub. */
export interface ShardStatus {
  shard: string;
  /** Seconds since the end of its newest minute at the hub; null: none has come, or the hub does not answer. */
  lagSeconds: number | null;
  /** Past the hub's time-out: minutes are partial until it reports. */
  away: boolean;
  /** Bytes that wait on the shard's disk; null: not known. */
  queueBytes: number | null;
  /** Of the last write to the hub that failed; null: none. */
  lastError: string | null;
  /** Seconds since the shard told its queue and error; 0: asked just now; null: never told. */
  toldSeconds: number | null;
  /** First minute (RFC 3339) from which the hub waits for it; null on the shard itself. */
  since: string | null;
  /** From when on the hub waits for it no longer (RFC 3339); null: it is in service. */
  retired: string | null;
}

export interface StatusOptions {
  model: Model;
  now: Date;
  /** Seconds after a minute's close from which the hub waits no longer. */
  timeoutSeconds: number;
}

/** What a shard's own InfluxDB tells of its replication, in the units that it is reported in. */
export interface ReplicationState {
  queueBytes: number;
  /** HTTP status of the last write to the hub; 0: no answer, null: nothing was sent yet. */
  code: number | null;
  /** Null where the last write went well. */
  error: string | null;
}

/** The state of a shard's replication; null where there is none. @throws what InfluxDB answers */
export async function replicationState(connection: Connection): Promise<ReplicationState | null> {
  const found = await findReplication(connection, await organisationId(connection));
  if (found === undefined) return null;
  // The client's types lack the field that counts what is still to be sent.
  const { remainingBytesToBeSynced } = found as typeof found & { remainingBytesToBeSynced?: number };
  const code = found.latestResponseCode ?? null;
  const failed = code !== null && code !== 204;
  return {
    queueBytes: remainingBytesToBeSynced ?? found.currentQueueSizeBytes,
    code,
    error: failed ? found.latestErrorMessage || `HTTP ${String(code)}` : null,
  };
}

/** A shard's own status: its queue and last error from its InfluxDB, its lag from the hub. */
export async function shardStatus(
  connection: Connection,
  { shard, hub, model, now, timeoutSeconds }: StatusOptions & { shard: string; hub: Connection },
): Promise<ShardStatus> {
  const state = await replicationState(connection);
  const newest = await newestMinute(hub, { model, now, shard }).catch((error: unknown) => error as Error);
  const lagSeconds = newest instanceof Error || newest === null ? null : lagOf(newest, now);
  const unreachable = newest instanceof Error ? `the hub cannot be asked: ${newest.message}` : null;
  return {
    shard,
    lagSeconds,
    away: lagSeconds === null || isAway(lagSeconds, timeoutSeconds),
    queueBytes: state?.queueBytes ?? null,
    lastError:
      state === null
        ? 'there is no replication: run `firewatch deploy --role shard`'
        : (state.error ?? unreachable),
    toldSeconds: 0,
    since: null,
    retired: null,
  };
}

/** All shards that a hub knows, with what each told of its queue and last error. */
export async function hubStatus(
  connection: Connection,
  { model, now, timeoutSeconds }: StatusOptions,
): Promise<ShardStatus[]> {
  const rows = await runQuery(connection, compose(loadScript('queries/shards'), { model }), { now });
  const told = new Map(
    rows.filter((row) => row['result'] === 'replication').map((row) => [String(row['shard']), row]),
  );
  return rows
    .filter((row) => row['result'] === 'shards')
    .map((row) => {
      const shard = String(row['shard']);
      const lagSeconds = lagOf(new Date(Number(row['last']) * 1000), now);
      const until = Number(row['until']) * 1000;
      const retired = until > 0 && until <= now.getTime();
      return {
        shard,
        lagSeconds,
        away: !retired && isAway(lagSeconds, timeoutSeconds),
        ...toldBy(told.get(shard), now),
        since: isoMinute(Number(row['since']) * 1000),
        retired: retired ? isoMinute(until) : null,
      };
    });
}

function toldBy(
  row: Row | undefined,
  now: Date,
): Pick<ShardStatus, 'queueBytes' | 'lastError' | 'toldSeconds'> {
  if (row === undefined) return { queueBytes: null, lastError: null, toldSeconds: null };
  return {
    queueBytes: Number(row['queue']),
    lastError: String(row['error'] ?? '') || null,
    toldSeconds: Math.max(0, Math.round((now.getTime() - Date.parse(String(row['_time']))) / 1000)),
  };
}

async function newestMinute(
  hub: Connection,
  { model, now, shard }: { model: Model; now: Date; shard: string },
): Promise<Date | null> {
  const flux = compose(loadScript('queries/shard-newest'), { model, params: { shard } });
  const [row] = await runQuery(hub, flux, { now, signal: AbortSignal.timeout(10_000) });
  return row === undefined ? null : new Date(String(row['_time']));
}

function lagOf(newest: Date, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - newest.getTime() - minuteMs) / 1000));
}

/** A minute is late when it is not there a time-out after its close: the one before it ended a minute earlier. */
function isAway(lagSeconds: number, timeoutSeconds: number): boolean {
  return lagSeconds > minuteMs / 1000 + timeoutSeconds;
}

function isoMinute(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
