import { compose, flux, loadScript, recompute, type Subject } from '../../src/index.js';
import { minute, minuteOf, linesOf, type Counts } from './counts.js';
import { sharedCsv } from './shared.js';
import type { TestStore } from './store.js';

/** Writes counts and computes their analytics, block by block. */
export async function judge(store: TestStore, counts: Counts, from = 0, to = counts.minutes): Promise<void> {
  await store.write('transactions', linesOf(counts, from, to));
  await recompute(store, { from: minute(from), to: minute(to), model: store.model });
}

export interface Stored {
  minute: number;
  status: Subject;
  value: number;
}

/** All stored values of a field of a measurement. */
export async function stored(store: TestStore, measurement: string, field: string): Promise<Stored[]> {
  const rows = await store.run(
    `from(bucket: "${store.model.constants.analyticsBucket}") |> range(start: 2000-01-01T00:00:00Z, stop: 2100-01-01T00:00:00Z)
      |> filter(fn: (r) => r._measurement == "${measurement}" and r._field == "${field}")
      |> keep(columns: ["_time", "status", "_value"])`,
  );
  return rows.map((row) => ({
    minute: minuteOf(String(row['_time'])),
    status: String(row['status']) as Subject,
    value: Number(row['_value']),
  }));
}

/** Everything that is stored in analytics, a line a value, sorted: to compare two ways to the same end. */
export async function everything(store: TestStore): Promise<Map<string, number>> {
  const rows = await store.run(
    `from(bucket: "${store.model.constants.analyticsBucket}") |> range(start: 2000-01-01T00:00:00Z, stop: 2100-01-01T00:00:00Z)
      |> toFloat() |> group() |> keep(columns: ["_time", "_measurement", "_field", "status", "_value"])`,
  );
  return new Map(
    rows.map((r) => [
      `${r['_measurement']} ${r['_field']} ${r['status']} ${minuteOf(String(r['_time']))}`,
      Number(r['_value']),
    ]),
  );
}

/** The largest difference between stored scores and a reference table, over the minutes that it has. */
export function worstDifference(
  scores: readonly Stored[],
  file: string,
  inRange: (minute: number) => boolean = () => true,
): { compared: number; worst: number; missing: string[] } {
  const found = new Map(scores.map((s) => [`${s.minute} ${s.status}`, s.value]));
  const { names, rows } = sharedCsv(file);
  let compared = 0;
  let worst = 0;
  const missing: string[] = [];
  for (const [at, ...cells] of rows) {
    if (!inRange(Number(at))) continue;
    cells.forEach((cell, i) => {
      const key = `${at} ${names[i + 1]}`;
      const value = found.get(key);
      if ((cell === '') !== (value === undefined)) missing.push(key);
      else if (value !== undefined) worst = Math.max(worst, Math.abs(value - Number(cell)));
      compared++;
    });
  }
  return { compared, worst, missing };
}

export interface IncidentRow {
  status: Subject;
  since: number;
  end: number;
  state: number;
  peak: number;
  excess: number;
  incident: number;
}

/** The incidents query's rows, times as minutes. */
export async function incidentsOf(store: TestStore): Promise<IncidentRow[]> {
  const params = { start: flux('2000-01-01T00:00:00Z'), stop: flux('2100-01-01T00:00:00Z') };
  const rows = await store.run(compose(loadScript('queries/incidents'), { model: store.model, params }));
  return rows.map((r) => ({
    status: String(r['status']) as Subject,
    since: minuteOf(new Date(Number(r['since']) * 1000)),
    end: minuteOf(String(r['end'])),
    state: Number(r['state']),
    peak: Number(r['peak']),
    excess: Number(r['excess']),
    incident: minuteOf(new Date(Number(r['incident']) * 1000)),
  }));
}
