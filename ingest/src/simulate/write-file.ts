import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import { countLines, type Label, labelLines, labelsOf, minuteTime } from './csv.js';
import type { FileOptions } from './options.js';
import { buildScenario } from './scenario.js';
import type { Simulation } from './simulation.js';

const dayMinutes = 1440;
const linesABlock = 500;

/** What was written. */
export interface FileReport {
  out: string | null;
  seed: number;
  minutes: number;
  /** RFC 3339. */
  from: string;
  totals: Record<Status, number>;
  incidents: Array<{ kind: string; start: string; minutes: number; statuses: string[] }>;
  labels: Label[];
}

/**
 * Writes counts, and labels when asked for.
 * @param stdout where the counts go when there is no --out
 * @param onProgress called now and then with the part done, 0 to 1
 */
export async function writeSimulation(
  options: FileOptions,
  stdout: NodeJS.WritableStream,
  onProgress: (part: number) => void = () => undefined,
): Promise<FileReport> {
  const from = options.start / 60_000;
  const minutes = options.days * dayMinutes;
  const simulation = buildScenario(options, from);
  const totals = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  const counted = tally(simulation, totals, (done) => onProgress(done / minutes));
  const text = Readable.from(blocks(countLines(counted, { from, minutes }, options.authCodes)));
  if (options.out === null) await pipeline(text, stdout, { end: false });
  else await pipeline(text, createWriteStream(options.out));
  const incidents = simulation.incidents(from, minutes);
  const labels = labelsOf(incidents, { from, minutes });
  if (options.labels !== null) await writeFile(options.labels, labelLines(labels).join('\n') + '\n');
  return {
    out: options.out,
    seed: options.seed,
    minutes,
    from: minuteTime(from),
    totals,
    incidents: incidents.map(({ kind, start, duration }) => ({
      kind: kind.name,
      start: minuteTime(start),
      minutes: duration,
      statuses: [...kind.labels],
    })),
    labels,
  };
}

/** Counts what passes, so that the traffic is drawn once. */
function tally(
  simulation: Simulation,
  totals: Record<Status, number>,
  onMinute: (done: number) => void,
): Pick<Simulation, 'minute'> {
  let done = 0;
  return {
    minute(minute) {
      const counts = simulation.minute(minute);
      for (const { status, count } of counts) totals[status] += count;
      onMinute(++done);
      return counts;
    },
  };
}

function* blocks(lines: Iterable<string>): Generator<string> {
  let block: string[] = [];
  for (const line of lines) {
    block.push(line);
    if (block.length < linesABlock) continue;
    yield block.join('\n') + '\n';
    block = [];
  }
  if (block.length > 0) yield block.join('\n') + '\n';
}
