import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { watched, type Watched } from './series.js';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** True where the two days of real transactions and the reference arithmetic are at hand; CI must have them. */
export function sampleDaysAreThere(): boolean {
  if (existsSync(`${shared}model/rateguard.mjs`)) return true;
  if (process.env['CI']) throw new Error('../shared/model is missing: the two sample days cannot be tested');
  console.log('skipped: the two sample days are not at hand');
  return false;
}

const statuses = ['approved', 'denied', 'failed', 'reversed', 'backend_reversed', 'refunded', 'processing'];

interface Scores {
  score: ArrayLike<number>;
  window: ArrayLike<number>;
  y?: ArrayLike<number>;
  n?: ArrayLike<number>;
}
interface Incidents {
  state: ArrayLike<number>;
  since: ArrayLike<number>;
  peak: ArrayLike<number>;
  excess: ArrayLike<number>;
}
interface Reference {
  score(counts: Float64Array[]): Record<Watched, Scores>;
  incidents(counts: Float64Array[], scores: Record<Watched, Scores>): Record<Watched, Incidents>;
}

/** Both days one after the other, with what the model stores for them, as line protocol of the bucket analytics. */
export async function sampleDays(start: Date): Promise<{ lines: string; minutes: number }> {
  const counts = readCounts(['transactions_1', 'transactions_2']);
  const reference = (await import(pathToFileURL(`${shared}model/rateguard.mjs`).href)) as Reference;
  const scores = reference.score(counts);
  const incidents = reference.incidents(counts, scores);
  const length = counts[0]!.length;
  const lines: string[] = [];
  for (let t = 0; t < length; t++) {
    const time = `${start.getTime() + t * 60_000}000000`;
    statuses.forEach((status, s) =>
      lines.push(`minute,status=${status},shard=0 count=${counts[s]![t]}i,covered=1i ${time}`),
    );
    for (const status of watched) {
      const { score, window, y, n } = scores[status];
      const { state, since, peak, excess } = incidents[status];
      const w = window[t]!;
      const row = counts[statuses.indexOf(status)];
      const observed = row === undefined ? 0 : sum(row, t - w + 1, t);
      const expected = row === undefined ? score[t]! ** 2 / 2 : n![t]! > 0 ? (y![t]! / n![t]!) * w : 0;
      const first = since[t]! < 0 ? 0 : start.getTime() / 1000 + since[t]! * 60;
      lines.push(
        `anomaly,status=${status} score=${score[t]},window=${w}i,observed=${observed},expected=${expected},` +
          `state=${state[t]}i,since=${first}i,peak=${peak[t]},excess=${excess[t]} ${time}`,
      );
    }
  }
  return { lines: lines.join('\n'), minutes: length };
}

function readCounts(names: string[]): Float64Array[] {
  const counts = statuses.map(() => new Float64Array(1440 * names.length));
  names.forEach((name, day) => {
    for (const line of readFileSync(`${shared}data/${name}.csv`, 'utf8').trim().split('\n').slice(1)) {
      const [time = '', status = '', count = ''] = line.trim().split(',');
      const [, hour, minute] = /^(\d\d)h (\d\d)$/.exec(time) ?? [];
      const row = counts[statuses.indexOf(status)];
      if (row === undefined || hour === undefined) throw new Error(`${name}: ${line}`);
      const index = day * 1440 + Number(hour) * 60 + Number(minute);
      row[index] = row[index]! + Number(count);
    }
  });
  return counts;
}

function sum(row: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let t = Math.max(0, from); t <= to; t++) total += row[t]!;
  return total;
}
