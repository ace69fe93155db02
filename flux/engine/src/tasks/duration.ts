/** A Flux duration: calendar months apart from what has a fixed length. */
export interface CalendarDuration {
  months: number;
  milliseconds: number;
}

const unitMilliseconds: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const unitMonths: Record<string, number> = { mo: 1, y: 12 };

/** Reads a duration such as `1h30m` or `1mo`, with a sign or without; undefined where it is none. */
export function parseDuration(text: string): CalendarDuration | undefined {
  if (!/^-?(?:\d+(?:mo|ms|us|µs|ns|[smhdwy]))+$/.test(text)) return undefined;
  const sign = text.startsWith('-') ? -1 : 1;
  const duration = { months: 0, milliseconds: 0 };
  for (const [, digits, unit] of text.matchAll(/(\d+)(mo|ms|us|µs|ns|[smhdwy])/g)) {
    const count = Number(digits) * sign;
    if (unit in unitMonths) duration.months += count * unitMonths[unit];
    else duration.milliseconds += count * unitMilliseconds[unit];
  }
  return duration;
}
