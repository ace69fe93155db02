import type { Connection, Model, Row, Status } from '@firewatch/flux';
import { minuteMs, rfc3339, runQuery, statuses, truncateMinute } from '@firewatch/flux';
import type { Counts } from './line-protocol.js';
import type { Judged } from './types.js';

/** What the model looks back on: its reference, and the day before that tells how an incident goes on. */
export const lookback = 75 + 1455;

/** Nothing is stored where the range is. */
export class NothingStoredError extends Error {
  override readonly name = 'NothingStoredError';
}

/** A past range: start and end (exclusive). */
export interface StoredRange {
  from: Date;
  to: Date;
}

/**
 * The counts that are stored of a range, with what the model needs before it.
 * @returns counts from `lookback` minutes before the range on (or from the first stored minute, if that is later)
 * @throws NothingStoredError, FluxQueryError
 */
export async function readStored(
  connection: Connection,
  model: Model,
  { from, to }: StoredRange,
): Promise<Counts> {
  const start = truncateMinute(new Date(from.getTime() - lookback * minuteMs)).getTime();
  const minutes = Math.round((truncateMinute(to).getTime() - start) / minuteMs);
  const rows = await runQuery(
    connection,
    `from(bucket: ${JSON.stringify(model.constants.analyticsBucket)})
    |> range(start: ${rfc3339(new Date(start))}, stop: ${rfc3339(truncateMinute(to))})
    |> filter(fn: (r) => r._measurement == "minute" and (r._field == "count" or r._field == "covered" or r._field == "whole"))
    |> keep(columns: ["_time", "_field", "status", "shard", "_value"])`,
  );
  const counts = Object.fromEntries(statuses.map((status) => [status, new Float64Array(minutes)])) as Record<
    Status,
    Float64Array
  >;
  const coverage = { reported: new Float64Array(minutes), whole: new Float64Array(minutes).fill(NaN) };
  for (const row of rows) addRow(row, start, counts, coverage);
  // A hub has stored whether all shards have reported a minute; elsewhere the model says how many it takes.
  const hub = coverage.whole.some((whole) => !Number.isNaN(whole));
  const covered = Uint8Array.from(coverage.reported, (reported, minute) =>
    (hub ? coverage.whole[minute] === 1 : reported >= model.constants.shards) ? 1 : 0,
  );
  const known = covered.indexOf(1);
  const before = Math.round((truncateMinute(from).getTime() - start) / minuteMs);
  if (known < 0 || covered.subarray(before).every((each) => each === 0))
    throw new NothingStoredError(
      `nothing is stored from ${rfc3339(from)} to ${rfc3339(to)}: choose another range, or replay a file first`,
    );
  return cut({ start, minutes, dated: true, counts, covered }, Math.min(known, before));
}

function addRow(
  row: Row,
  start: number,
  counts: Record<Status, Float64Array>,
  { reported, whole }: { reported: Float64Array; whole: Float64Array },
): void {
  const minute = Math.round((Date.parse(String(row['_time'])) - start) / minuteMs);
  const status = String(row['status']) as Status;
  const value = Number(row['_value']);
  if (row['_field'] === 'count') counts[status][minute]! += value;
  // Every status carries the coverage of its minute; one of them tells it.
  else if (status !== 'approved') return;
  else if (row['_field'] === 'whole') whole[minute] = value;
  else reported[minute]! += value;
}

/** Leaves out the first minutes of counts. */
function cut({ start, minutes, dated, counts, covered }: Counts, first: number): Counts {
  return {
    start: start + first * minuteMs,
    minutes: minutes - first,
    dated,
    counts: cutEach(counts, first),
    covered: covered.subarray(first),
  };
}

/** Leaves out what was judged before the time that was asked for. */
export function judgedFrom(judged: Judged, from: Date): Judged {
  const first = Math.max(0, Math.round((truncateMinute(from).getTime() - judged.start) / minuteMs));
  const { bands, scores, incidents } = judged;
  const begin = judged.start / minuteMs + first;
  return {
    ...judged,
    ...cut(judged, first),
    scores: cutEach(scores, first),
    bands: Object.fromEntries(
      Object.entries(bands).map(([status, band]) => [status, cutEach({ ...band }, first)]),
    ),
    incidents: incidents.filter(({ end }) => end >= begin),
  };
}

function cutEach<T extends Partial<Record<string, Float64Array>>>(series: T, first: number): T {
  return Object.fromEntries(
    Object.entries(series).map(([name, values]) => [name, values!.subarray(first)]),
  ) as T;
}
