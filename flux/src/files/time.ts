const minuteMs = 60_000;

/** From here on a bare number is epoch milliseconds (year 1973 and later); below it, a minute's index. */
const firstEpochMs = 1e11;

/** What a file may write in its time column, in milliseconds. */
export type FileTime =
  /** A time of day without a date, `15h 04` or `15:04`. */
  | { kind: 'clock'; ms: number }
  /** A minute's index. */
  | { kind: 'index'; ms: number }
  /** Since the epoch. */
  | { kind: 'instant'; ms: number };

const clock = /^(\d{1,2})(?:h\s?|:)(\d{2})$/;
const whole = /^\d+$/;
const date =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** The formats, for error messages. */
export const timeFormats =
  'RFC 3339, `YYYY-MM-DD HH:MM:SS` (UTC), epoch milliseconds, `15h 04`, or a minute’s number';

/** Reads one time. Null when the text is none of the formats. */
export function parseFileTime(text: string): FileTime | null {
  const trimmed = text.trim();
  const ofDay = clock.exec(trimmed);
  if (ofDay) {
    const [hour, minute] = [Number(ofDay[1]), Number(ofDay[2])];
    return hour < 24 && minute < 60 ? { kind: 'clock', ms: (hour * 60 + minute) * minuteMs } : null;
  }
  if (whole.test(trimmed)) {
    const value = Number(trimmed);
    if (!Number.isSafeInteger(value)) return null;
    return value < firstEpochMs ? { kind: 'index', ms: value * minuteMs } : { kind: 'instant', ms: value };
  }
  const instant = date.exec(trimmed);
  return instant && parseInstant(instant);
}

function parseInstant(parts: RegExpExecArray): FileTime | null {
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const thousandths = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second, thousandths));
  // Date.UTC rolls 31 February over into March; such a date is a mistake in the file.
  const same = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day && utc.getUTCHours() === hour;
  if (!same || minute > 59 || second > 60) return null;
  return { kind: 'instant', ms: utc.getTime() - offsetMinutes(parts[8]) * minuteMs };
}

function offsetMinutes(zone: string | undefined): number {
  if (!zone || /^(z|utc)$/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}
