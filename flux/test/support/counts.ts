import { statuses, type Status } from '../../src/index.js';
import { sharedCsv } from './shared.js';

/** Counts a minute of every status, and which minutes were watched (all, where it is left out). */
export interface Counts {
  minutes: number;
  of: Record<Status, ArrayLike<number>>;
  covered?: (minute: number) => boolean;
}

/** Transactions of an ordinary minute, by status. */
export const normal: Record<Status, number> = {
  approved: 100,
  denied: 10,
  failed: 1,
  reversed: 2,
  backend_reversed: 1,
  refunded: 3,
  processing: 0,
};

/** The first minute of every test's data. */
export const origin = new Date('2026-01-05T00:00:00Z');

export function minute(n: number): Date {
  return new Date(origin.getTime() + n * 60_000);
}

export function minuteOf(time: string | Date): number {
  return (new Date(time).getTime() - origin.getTime()) / 60_000;
}

/** Reads days of the form `15h 04,denied,12`, one after the other. */
export function sharedDays(...files: string[]): Counts {
  const of = Object.fromEntries(
    statuses.map((s) => [s, new Int32Array(files.length * 1440)]),
  ) as unknown as Record<Status, Int32Array>;
  files.forEach((file, day) => {
    for (const [time, status, count] of sharedCsv(file).rows) {
      const [hour, min] = time!.split('h ').map(Number);
      of[status as Status][day * 1440 + hour! * 60 + min!] = Number(count);
    }
  });
  return { minutes: files.length * 1440, of };
}

/** Counts from a function of status and minute. */
export function countsOf(minutes: number, count: (status: Status, minute: number) => number): Counts {
  const of = Object.fromEntries(
    statuses.map((s) => [s, Array.from({ length: minutes }, (_, t) => count(s, t))]),
  ) as unknown as Counts['of'];
  return { minutes, of };
}

/** The transactions and coverage points of the minutes [from, to), as line protocol in seconds. */
export function linesOf(counts: Counts, from = 0, to = counts.minutes): string {
  const lines: string[] = [];
  for (let t = from; t < to; t++) {
    const seconds = minute(t).getTime() / 1000;
    if (counts.covered?.(t) === false) continue;
    lines.push(`coverage,ingest=test full=1i ${seconds}`);
    for (const status of statuses) {
      const count = counts.of[status][t]!;
      if (count > 0) lines.push(`transaction,status=${status} count=${count}i ${seconds}`);
    }
  }
  return lines.join('\n');
}
