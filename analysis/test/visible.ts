import { rfc3339, recompute, type Status } from '@firewatch/flux';
import { lineProtocol, type Counts } from '../src/backtest/line-protocol.js';
import { openStore } from '../src/backtest/store.js';
import { model } from './figures.js';

const minuteMs = 60_000;
const watched = ['approved', 'denied', 'reversed', 'backend_reversed'] as const;

/** What an hour's changes must amount to so that they are seen. */
export interface VisibleHour {
  hour: number;
  /** Median count of approved in a minute. */
  approvedAMinute: number;
  /** Median of what is stored as `visible`: a factor of normal; 0 (approved): blind; infinite where none is expected. */
  visible: Partial<Record<Status, number>>;
}

/** The smallest lasting change that would have become critical, by hour of the counts' day, as the baselines have it. */
export async function visibleByHour(counts: Counts): Promise<VisibleHour[]> {
  const store = await openStore(model);
  try {
    for (const lines of lineProtocol(counts)) await store.write(lines);
    const [from, to] = [new Date(counts.start), new Date(counts.start + counts.minutes * minuteMs)];
    await recompute(store.target, { from, to, model });
    const rows = await store.target.run(`from(bucket: "analytics")
      |> range(start: ${rfc3339(from)}, stop: ${rfc3339(to)})
      |> filter(fn: (r) => r._measurement == "baseline" and r._field == "visible")
      |> keep(columns: ["_time", "status", "_value"])`);
    const hourOf = (time: number) => Math.floor((time - counts.start) / (60 * minuteMs));
    return Array.from({ length: Math.ceil(counts.minutes / 60) }, (_, hour) => {
      const here = rows.filter((row) => hourOf(Date.parse(String(row['_time']))) === hour);
      const values = (status: Status) => {
        const stored = here.filter((row) => row['status'] === status).map((row) => Number(row['_value']));
        return [...stored, ...new Array<number>(60 - stored.length).fill(Infinity)];
      };
      return {
        hour,
        approvedAMinute: median([...counts.counts.approved.subarray(hour * 60, hour * 60 + 60)]),
        visible: Object.fromEntries(watched.map((status) => [status, median(values(status))])),
      };
    });
  } finally {
    await store.close();
  }
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
