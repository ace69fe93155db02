import { minuteMs, truncateMinute } from '@firewatch/flux';
import { parseMoment } from '../backtest/moment.js';

const dayMs = 1440 * minuteMs;

/** A time that cannot be read, or a range in which nothing can have been judged. */
export class RangeArgumentError extends Error {
  override readonly name = 'RangeArgumentError';
}

/**
 * The range a report is asked for: RFC 3339, a date (its midnight, UTC), `now`, or relative to now such as `-24h`.
 * Without `to`: now; without `from`: a day before `to`. Both are cut to the minute, and `to` to the last closed one: what
 * is still to come is not absent.
 * @throws RangeArgumentError that names which is wrong
 */
export function readRange(given: { from?: string; to?: string }, now: Date): { from: Date; to: Date } {
  const asked = given.to === undefined ? now : readTime('to', given.to, now);
  const to = truncateMinute(asked < now ? asked : now);
  const from = truncateMinute(
    given.from === undefined ? new Date(to.getTime() - dayMs) : readTime('from', given.from, now),
  );
  if (from.getTime() >= to.getTime())
    throw new RangeArgumentError('from must be before to and before now, by a minute or more');
  return { from, to };
}

/** The range as a title: `2026-01-01 00:00 to 2026-01-02 00:00 UTC`. */
export function rangeName({ from, to }: { from: Date; to: Date }): string {
  const name = (date: Date) => date.toISOString().slice(0, 16).replace('T', ' ');
  return `${name(from)} to ${name(to)} UTC`;
}

function readTime(name: string, text: string, now: Date): Date {
  const time = parseMoment(text, now);
  if (time === null)
    throw new RangeArgumentError(
      `${name} "${text}" is none of RFC 3339 (2026-01-31T15:04:00Z), a date (2026-01-31), now, or relative (-24h, -7d)`,
    );
  return time;
}
