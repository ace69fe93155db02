import type { Clock } from '../clock.js';
import { lateRange, unite, type LateRange } from '../late/late-range.js';
import type { DurableLog } from '../write/durable-log.js';
import { sendIsolating } from '../write/isolate.js';
import { Lines } from '../write/lines.js';
import { lineTime } from '../write/read-line.js';
import type { SendLines } from '../write/types.js';

export interface RetryReport {
  stored: number;
  /** Refused once more; they stay on the list. */
  refused: number;
  /** Why the rest could not be tried; null: all were. */
  stopped: string | null;
  /** Minutes of what is stored now that the tasks do not look at any more; null: none. */
  late: LateRange | null;
}

const linesAtOnce = 1_000;

/** Sends dead letters again, oldest first; what is stored now is taken off the list. Their points stay the same. */
export async function retryDeadLetters(
  log: DurableLog,
  { send, clock }: { send: SendLines; clock: Clock },
): Promise<RetryReport> {
  const report: RetryReport = { stored: 0, refused: 0, stopped: null, late: null };
  const letters = [...log.readDeadLetters()];
  for (let from = 0; from < letters.length; from += linesAtOnce) {
    const part = letters.slice(from, from + linesAtOnce);
    const result = await sendIsolating(send, Lines.of(part.map(({ line }) => line)));
    if (result.kind === 'unavailable') return { ...report, stopped: result.reason };
    const stored = part.filter((_, index) => !result.refused.has(index));
    await log.removeDeadLetters(stored.map(({ number }) => number));
    const times = stored.map(({ line }) => lineTime(line));
    report.late = unite(report.late, lateRange(times, clock.now()));
    report.stored += stored.length;
    report.refused += result.refused.size;
  }
  return report;
}
