import { BadQueryError } from '../errors.js';
import { parseTime } from '../transaction/time.js';

export interface Range {
  from: Date;
  /** Exclusive. */
  to: Date;
}

const relative = /^-(\d{1,6})(s|m|h|d|w)$/;
const units: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * Reads `?from` and `?to`: RFC 3339, or relative to now such as `-1h`.
 * @throws BadQueryError that names which is wrong
 */
export function readRange(
  query: { from?: string; to?: string },
  { now, defaultMs, longestMs }: { now: number; defaultMs: number; longestMs: number },
): Range {
  const to = query.to === undefined ? now : readInstant('to', query.to, now);
  const from = query.from === undefined ? to - defaultMs : readInstant('from', query.from, now);
  if (from >= to) throw new BadQueryError('?from must be before ?to');
  if (to - from > longestMs)
    throw new BadQueryError(
      `the range must be at most ${String(longestMs / units['d']!)} days; ask for it in parts`,
    );
  return { from: new Date(from), to: new Date(to) };
}

function readInstant(name: string, text: string, now: number): number {
  if (text === 'now') return now;
  const ago = relative.exec(text);
  if (ago) return now - Number(ago[1]) * units[ago[2] ?? '']!;
  const time = parseTime(text);
  if (typeof time === 'string' || !/[Zz]$|[+-]\d{2}:\d{2}$|^\d+$/.test(text))
    throw new BadQueryError(`?${name} must be RFC 3339 (2026-01-31T15:04:05Z) or relative (-1h, -30m, -7d)`);
  return time.ms;
}
