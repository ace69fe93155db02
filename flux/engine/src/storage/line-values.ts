import type { PointField } from './types.js';

const quote = 34;
const minus = 45;
const dot = 46;
const longestExactDigits = 15;
const latest = 9_223_372_036_854_775_806n;
const largestLong = 9_223_372_036_854_775_807n;
const largestUnsigned = 18_446_744_073_709_551_615n;

const truths = new Map<string, boolean>([
  ...['t', 'T', 'true', 'True', 'TRUE'].map((text) => [text, true] as const),
  ...['f', 'F', 'false', 'False', 'FALSE'].map((text) => [text, false] as const),
]);

/** The field of this name with the value in `text[start..end)`; a string is what is wrong with it, in InfluxDB's words. */
export function parseField(name: string, text: string, start: number, end: number): PointField | string {
  const code = text.charCodeAt(start);
  if (code === quote) return [name, 'string', unescapeString(text.slice(start + 1, end - 1))];
  const token = text.slice(start, end);
  if (isDigit(code) || code === minus || code === dot) return parseNumber(name, token);
  const truth = truths.get(token);
  if (truth !== undefined) return [name, 'boolean', truth];
  return /^n/i.test(token) ? 'invalid number' : 'invalid boolean';
}

function parseNumber(name: string, token: string): PointField | string {
  const last = token[token.length - 1];
  if (last === 'i') return parseInteger(name, token.slice(0, -1));
  if (last === 'u') return parseUnsigned(name, token.slice(0, -1));
  if (!/^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(token)) {
    return /^-?[\d.]+[eE][+-]?$/.test(token) ? 'invalid float' : 'invalid number';
  }
  const value = Number(token);
  return Number.isFinite(value) ? [name, 'double', value] : 'invalid float';
}

function parseInteger(name: string, digits: string): PointField | string {
  if (!/^-?\d+$/.test(digits)) return 'invalid number';
  const value = digits.length <= longestExactDigits ? BigInt(Number(digits)) : BigInt(digits);
  if (value > largestLong || value < -largestLong - 1n) return outOfRange('integer', 'ParseInt', digits);
  return [name, 'long', value];
}

function parseUnsigned(name: string, digits: string): PointField | string {
  if (!/^\d+$/.test(digits)) return 'invalid number';
  const value = BigInt(digits);
  if (value > largestUnsigned) return outOfRange('unsigned', 'ParseUint', digits);
  return [name, 'unsignedLong', value];
}

function outOfRange(kind: string, parser: string, digits: string): string {
  return `unable to parse ${kind} ${digits}: strconv.${parser}: parsing "${digits}": value out of range`;
}

function unescapeString(text: string): string {
  return text.includes('\\') ? text.replace(/\\(["\\])/g, '$1') : text;
}

/** A time in ns from digits in the unit (in ns); a string is what is wrong with it, in InfluxDB's words. */
export function parseTime(text: string, unit: bigint): bigint | string {
  if (!/^-?\d+$/.test(text))
    return text.includes(' ') && /^-?\d+ /.test(text) ? 'point is invalid' : 'bad timestamp';
  const count = text.length <= longestExactDigits ? BigInt(Number(text)) : BigInt(text);
  if (count > largestLong || count < -largestLong - 1n) {
    return `strconv.ParseInt: parsing "${text}": value out of range`;
  }
  const time = unit === 1n ? count : count * unit;
  if (time > latest || time < -latest) return `time outside range -${latest} - ${latest}`;
  return time;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
