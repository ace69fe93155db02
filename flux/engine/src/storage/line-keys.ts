import { isEscaped } from './line-scan.js';
import { compareBytes } from './order.js';
import type { Tags } from './types.js';

const comma = 44;
const equalsSign = 61;
/** As InfluxDB: the text of measurement and tags, in characters. */
const longestSeriesText = 65_535;
const reservedTags = new Set(['time', '_measurement', '_field']);

export interface SeriesText {
  measurement: string;
  tags: Tags;
}

/** Reads `measurement,tag=value,…` up to the space before the fields; a string is what is wrong with it. */
export function parseSeriesText(source: string): SeriesText | string {
  if (source.length > longestSeriesText) {
    return `max key length exceeded: ${source.length} > ${longestSeriesText}`;
  }
  const measurementEnd = indexOfUnescaped(source, comma, 0);
  if (measurementEnd === 0) return 'missing measurement';
  const measurement = unescapeMeasurement(source.slice(0, measurementEnd));
  const tags: Array<readonly [string, string]> = [];
  let at = measurementEnd;
  while (at < source.length) {
    const end = indexOfUnescaped(source, comma, at + 1);
    const tag = parseTag(source.slice(at + 1, end));
    if (typeof tag === 'string') return tag;
    tags.push(tag);
    at = end;
  }
  tags.sort(([a], [b]) => compareBytes(a, b));
  for (let i = 1; i < tags.length; i++) if (tags[i][0] === tags[i - 1][0]) return 'duplicate tags';
  return { measurement, tags };
}

function parseTag(source: string): readonly [string, string] | string {
  const equals = indexOfUnescaped(source, equalsSign, 0);
  if (equals === 0) return 'missing tag key';
  if (equals >= source.length - 1) return source === '' ? 'missing tag key' : 'missing tag value';
  // InfluxDB takes a value that begins with an equals sign, and then does not find it again.
  if (indexOfUnescaped(source, equalsSign, equals + 1) < source.length) return 'invalid tag format';
  const key = unescapeKey(source.slice(0, equals));
  if (reservedTags.has(key)) return `cannot use reserved tag key "${key}"`;
  return [key, unescapeKey(source.slice(equals + 1))];
}

/** The text's length where there is none. */
function indexOfUnescaped(text: string, wanted: number, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text.charCodeAt(at) === wanted && !isEscaped(text, at)) return at;
  }
  return text.length;
}

function unescapeMeasurement(text: string): string {
  return text.includes('\\') ? text.replace(/\\([, ])/g, '$1') : text;
}

/** Of a tag's key or value and of a field's key. */
export function unescapeKey(text: string): string {
  return text.includes('\\') ? text.replace(/\\([, =])/g, '$1') : text;
}
