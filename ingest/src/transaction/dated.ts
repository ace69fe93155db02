/** A date with a time of day as it was written. */
export interface Dated {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Whole milliseconds of the fraction. */
  millisecond: number;
  /** The fraction is more than nothing. */
  fine: boolean;
  /** `Z`, `UTC`, `+02:00`; empty: none. */
  zone: string;
}

const [zero, nine, dot, comma] = [48, 57, 46, 44];
const mostFractionDigits = 9;
const zoneForm = /^\s?(Z|z|UTC|[+-]\d{2}:\d{2})?$/;
const secondsEnd = 19;

/**
 * Reads `YYYY-MM-DDTHH:MM:SS`, with a fraction and a zone where there are any; null when the text is none. Numbers are
 * told as they are written: whether there is such a day is not looked at. By hand, because every transaction has a time,
 * and a regular expression makes a string of each of its parts.
 */
export function readDated(text: string): Dated | null {
  if (!isSeparated(text)) return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, secondsEnd);
  if ((year | month | day | hour | minute | second) < 0) return null;
  const fractionEnd = endOfFraction(text);
  if (fractionEnd < 0) return null;
  const zone = readZone(text.slice(fractionEnd));
  if (zone === null) return null;
  const millisecond = milliseconds(text, fractionEnd);
  const fine = fractionEnd > secondsEnd && digits(text, secondsEnd + 1, fractionEnd) > 0;
  return { year, month, day, hour, minute, second, millisecond, fine, zone };
}

/** The first three digits of the fraction; those that are not there count as 0. */
function milliseconds(text: string, fractionEnd: number): number {
  let value = 0;
  for (let at = secondsEnd + 1; at <= secondsEnd + 3; at++)
    value = value * 10 + (at < fractionEnd ? text.charCodeAt(at) - zero : 0);
  return value;
}

/** Has the marks between the numbers. */
function isSeparated(text: string): boolean {
  const between = text[10];
  return (
    (between === 'T' || between === 't' || between === ' ') &&
    text[4] === '-' &&
    text[7] === '-' &&
    text[13] === ':' &&
    text[16] === ':'
  );
}

/** The zone that ends a time; empty: there is none; null: it is something else. */
function readZone(end: string): string | null {
  if (end === 'Z') return end;
  const found = zoneForm.exec(end);
  return found && (found[1] ?? '');
}

/** Where the fraction ends, which begins after the seconds; -1: it has no digits, or too many. */
function endOfFraction(text: string): number {
  const mark = text.charCodeAt(secondsEnd);
  if (mark !== dot && mark !== comma) return secondsEnd;
  let end = secondsEnd + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  const count = end - secondsEnd - 1;
  return count === 0 || count > mostFractionDigits ? -1 : end;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

/** The number that the digits say; -1 when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - zero;
  }
  return value;
}
