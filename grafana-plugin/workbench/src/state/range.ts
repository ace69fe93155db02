import { type TimeRange, dateTime } from '@grafana/data';

import type { Range } from '../api/client.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** What the service answers at most in one piece. */
export const longestMs = 7 * 24 * hourMs;
const shortestMs = 5 * minuteMs;

/** The time shown: the last so many hours, following the clock, or a fixed stretch. */
export type Selection = { kind: 'last'; hours: number } | { kind: 'fixed'; from: number; to: number };

export const choices: ReadonlyArray<{ hours: number; label: string; name: string }> = [
  { hours: 1, label: '1h', name: 'Last hour' },
  { hours: 3, label: '3h', name: 'Last 3 hours' },
  { hours: 6, label: '6h', name: 'Last 6 hours' },
  { hours: 24, label: '24h', name: 'Last 24 hours' },
  { hours: 48, label: '2d', name: 'Last 2 days' },
  { hours: 168, label: '7d', name: 'Last 7 days' },
];

/** The stretch a selection means at a given moment. */
export function rangeOf(selection: Selection, now: number): Range {
  return selection.kind === 'last'
    ? { from: now - selection.hours * hourMs, to: now }
    : { from: selection.from, to: selection.to };
}

/** A fixed stretch with its ends in order, at least 5 minutes and at most 7 days long. */
export function fixed(a: number, b: number): Selection {
  const from = Math.round(Math.min(a, b));
  const length = Math.round(Math.min(longestMs, Math.max(shortestMs, Math.abs(b - a))));
  return { kind: 'fixed', from, to: from + length };
}

/** The same length, a half length earlier (-1) or later (+1). */
export function shifted(selection: Selection, now: number, by: -1 | 1): Selection {
  const { from, to } = rangeOf(selection, now);
  const half = ((to - from) / 2) * by;
  return to + half >= now ? backToNow(to - from) : { kind: 'fixed', from: from + half, to: to + half };
}

/** Twice the length around the same middle. */
export function widened(selection: Selection, now: number): Selection {
  const { from, to } = rangeOf(selection, now);
  const half = (to - from) / 2;
  return to + half >= now ? backToNow(Math.min(longestMs, 2 * (to - from))) : fixed(from - half, to + half);
}

/** A choice that reaches to now and is at least as long. */
function backToNow(length: number): Selection {
  const choice = choices.find(({ hours }) => hours * hourMs >= length) ?? choices[choices.length - 1]!;
  return { kind: 'last', hours: choice.hours };
}

export function toTimeRange({ from, to }: Range): TimeRange {
  const ends = { from: dateTime(from), to: dateTime(to) };
  return { ...ends, raw: ends };
}

/** Writes a selection for the page's address: `24h`, or two times in milliseconds. */
export function toText(selection: Selection): string {
  return selection.kind === 'last' ? `${selection.hours}h` : `${selection.from}-${selection.to}`;
}

/** Reads what {@link toText} wrote; anything else gives null. */
export function fromText(text: string): Selection | null {
  const last = /^(\d{1,3})h$/.exec(text);
  if (last) {
    const hours = Number(last[1]);
    return hours >= 1 && hours * hourMs <= longestMs ? { kind: 'last', hours } : null;
  }
  const ends = /^(\d{12,14})-(\d{12,14})$/.exec(text);
  return ends ? fixed(Number(ends[1]), Number(ends[2])) : null;
}
