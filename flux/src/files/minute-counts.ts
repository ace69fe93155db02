import type { Status } from '../statuses.js';
import { statuses } from '../statuses.js';
import { FileFormatError } from './errors.js';

/** Count of one status in one minute that carries tags. */
export interface SegmentCount {
  /** Minutes from the file's first. */
  minute: number;
  status: Status;
  tags: Record<string, string>;
  count: number;
}

/** A typing error in one date must not ask for a century of memory. */
const longestDays = 400;
const minuteMs = 60_000;

/**
 * How many minutes a file spans, whose first and last are given since the epoch.
 * @throws FileFormatError when there are so many that a date must be wrong
 */
export function minutesOfSpan(file: string, first: number, last: number): number {
  const minutes = last - first + 1;
  if (minutes > longestDays * 1440)
    throw new FileFormatError(
      file,
      null,
      `spans ${String(Math.round(minutes / 1440))} days, from ${iso(first)} to ${iso(last)}; at most ${String(longestDays)} are read, so is a date wrong?`,
    );
  return minutes;
}

/** Adds up counts in any order of time and lays them out minute by minute. */
export class MinuteCounts {
  private readonly sums = new Map<number, Float64Array>();
  private readonly segments: SegmentCount[] = [];

  /** @param minute since the epoch */
  add(minute: number, status: Status, count: number): void {
    let row = this.sums.get(minute);
    if (row === undefined) this.sums.set(minute, (row = new Float64Array(statuses.length)));
    row[statuses.indexOf(status)]! += count;
  }

  /** @param minute since the epoch */
  addSegment(minute: number, status: Status, count: number, tags: Record<string, string>): void {
    this.segments.push({ minute, status, count, tags });
  }

  /** @throws FileFormatError when there is no count, or the span cannot be right. */
  toSeries(file: string, zeroFilled: boolean) {
    let [first, last] = [Infinity, -Infinity];
    for (const minute of this.sums.keys()) {
      first = Math.min(first, minute);
      last = Math.max(last, minute);
    }
    if (first === Infinity) throw new FileFormatError(file, null, 'no minute has a count');
    const minutes = minutesOfSpan(file, first, last);
    const counts = Object.fromEntries(
      statuses.map((status) => [status, new Float64Array(minutes)]),
    ) as Record<Status, Float64Array>;
    const covered = new Uint8Array(minutes).fill(zeroFilled ? 1 : 0);
    for (const [minute, row] of this.sums) {
      covered[minute - first] = 1;
      statuses.forEach((status, column) => (counts[status][minute - first] = row[column]!));
    }
    const segments = this.segments.map((segment) => ({ ...segment, minute: segment.minute - first }));
    return { start: first * minuteMs, minutes, counts, covered, segments };
  }
}

function iso(minute: number): string {
  return new Date(minute * minuteMs).toISOString().slice(0, 16) + 'Z';
}
