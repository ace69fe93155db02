import { ConfigurationError } from '../errors.js';

const units: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

/**
 * Reads a time as commands take it: RFC 3339, `now`, or relative to now such as `-6h`.
 * @throws ConfigurationError that says what it may be
 */
export function parseTime(text: string, now: Date, name: string): Date {
  if (text === 'now') return now;
  const relative = /^-(\d+)([smhdw])$/.exec(text);
  if (relative !== null) return new Date(now.getTime() - Number(relative[1]) * units[relative[2]!]!);
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime()))
    throw new ConfigurationError(
      `${name} is "${text}"; it takes a time such as 2026-01-31T12:00:00Z, -6h or now`,
    );
  return time;
}

/**
 * Joins a relative time to its option (`--from -6h` becomes `--from=-6h`), which parseArgs would take for another option.
 */
export function joinRelativeTimes(argv: readonly string[]): string[] {
  return argv.reduce<string[]>((joined, argument) => {
    const option = joined.at(-1);
    const relative = /^-\d+[smhdw]$/.test(argument);
    if (relative && option !== undefined && /^--[^=]+$/.test(option))
      joined.splice(-1, 1, `${option}=${argument}`);
    else joined.push(argument);
    return joined;
  }, []);
}
