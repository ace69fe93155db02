import type { SeriesKey, Tags } from './types.js';

/** Orders strings by the bytes of their UTF-8, as InfluxDB does; `<` would order by UTF-16 units. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left === right) continue;
    // A surrogate stands for a code point above every other unit's, though its own number is below U+E000.
    const leftIsSurrogate = left >= 0xd800 && left < 0xe000;
    const rightIsSurrogate = right >= 0xd800 && right < 0xe000;
    if (leftIsSurrogate !== rightIsSurrogate) return leftIsSurrogate ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

export function compareTags(a: Tags, b: Tags): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const order = compareBytes(a[at][0], b[at][0]) || compareBytes(a[at][1], b[at][1]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

export function compareSeriesKeys(a: SeriesKey, b: SeriesKey): number {
  return (
    compareBytes(a.measurement, b.measurement) ||
    compareTags(a.tags, b.tags) ||
    compareBytes(a.field, b.field)
  );
}

/** The tag's value, '' where the series has no such tag. */
export function tagValue(tags: Tags, key: string): string {
  for (const [name, value] of tags) if (name === key) return value;
  return '';
}
