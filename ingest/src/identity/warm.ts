import { runQuery, statuses, type Connection, type Status } from '@firewatch/flux';
import { flux } from '@influxdata/influxdb-client';
import { fieldText, readLine } from '../write/read-line.js';
import type { QueueEntry } from '../write/durable-log.js';
import { hashId, remainder } from './hash.js';
import { identityOf } from './hashed.js';
import type { RecentIdentities } from './recent.js';
import { transactionMeasurement, type SeriesTable } from './series.js';

/** One point as it is stored. */
export interface StoredPoint {
  id: string;
  status: Status;
  tagValues: readonly string[];
  count: number;
  amount: number | null;
  /** The point's time: whole milliseconds since the epoch, and the nanoseconds after them. */
  ms: number;
  ns: number;
}

export interface StoredRange {
  bucket: string;
  from: Date;
  to: Date;
  tags: readonly string[];
  signal: AbortSignal;
}

/** Two ids that fell on one point were moved apart by so many nanoseconds at most. */
const furthestMove = 1_000;

/**
 * Remembers a point that a process before this one wrote, unless something newer is known of it: points are given
 * newest first. The event's time is found again from the point's: it lies the id's offset (or a little more) after a
 * whole second, or else after a whole millisecond.
 */
export function remember(
  { recent, series }: { recent: RecentIdentities; series: SeriesTable },
  point: StoredPoint,
  { seenAt, queued }: { seenAt: number; queued: number },
): void {
  const id = hashId(point.id);
  const identity = identityOf(id, point.status);
  if (recent.find(identity) >= 0) return;
  const inSecond = (point.ms % 1000) * 1_000_000 + point.ns;
  const moved = (inSecond - remainder(id, 1_000_000_000) + 1_000_000_000) % 1_000_000_000;
  const fine = moved > furthestMove;
  recent.addOlder({
    ...identity,
    series: series.find(point.status, point.tagValues).number,
    base: fine ? point.ms : point.ms - (point.ms % 1000),
    fine,
    offset: fine ? point.ns : inSecond,
    count: point.count,
    amount: point.amount ?? NaN,
    seenAt,
    queued,
  });
}

/** The transactions of an entry of the durable queue; its other lines are let pass. */
export function readEntry(entry: QueueEntry, tags: readonly string[]): StoredPoint[] {
  return entry.lines.flatMap((text) => {
    const line = readLine(text);
    if (line.measurement !== transactionMeasurement) return [];
    const status = line.tags['status'];
    if (!isStatus(status)) return [];
    const amount = line.fields['amount'];
    return [
      {
        id: fieldText(line.fields['id'] ?? '""'),
        status,
        tagValues: tags.map((tag) => line.tags[tag] ?? ''),
        count: parseInt(line.fields['count'] ?? '0', 10),
        amount: amount === undefined ? null : Number(amount),
        ms: Number(line.time.slice(0, -6)),
        ns: Number(line.time.slice(-6)),
      },
    ];
  });
}

/**
 * The transactions of a time in the database.
 * @throws FluxQueryError when InfluxDB does not answer to the end
 */
export async function readStored(
  connection: Connection,
  { bucket, from, to, tags, signal }: StoredRange,
): Promise<StoredPoint[]> {
  const script = flux`from(bucket: ${bucket})
    |> range(start: ${from}, stop: ${to})
    |> filter(fn: (r) => r._measurement == "transaction")
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")`;
  const rows = await runQuery(connection, script.toString(), { signal });
  return rows.map((row) => toPoint(row, tags)).filter((point) => point !== null);
}

const nanoseconds = /^(.+:\d{2})(?:\.(\d{1,9}))?Z$/;

function toPoint(row: Record<string, unknown>, tags: readonly string[]): StoredPoint | null {
  const { id, status, count, amount } = row;
  const time = nanoseconds.exec(String(row['_time']));
  if (typeof id !== 'string' || typeof count !== 'number' || !isStatus(status) || time === null) return null;
  const fraction = (time[2] ?? '').padEnd(9, '0');
  return {
    id,
    status,
    tagValues: tags.map((tag) => (typeof row[tag] === 'string' ? row[tag] : '')),
    count,
    amount: typeof amount === 'number' ? amount : null,
    ms: Date.parse(`${time[1] ?? ''}Z`) + Number(fraction.slice(0, 3)),
    ns: Number(fraction.slice(3)),
  };
}

function isStatus(text: unknown): text is Status {
  return (statuses as readonly unknown[]).includes(text);
}
