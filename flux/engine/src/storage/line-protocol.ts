import { LineProtocolError } from './errors.js';
import { parseSeriesText, unescapeKey } from './line-keys.js';
import type { SeriesText } from './line-keys.js';
import { endOfFieldKey, endOfLine, endOfSeries, endOfString, endOfToken, skipSpaces } from './line-scan.js';
import { parseField, parseTime } from './line-values.js';
import type { Point, PointField } from './types.js';

/** The unit of the times in a body. */
export type Precision = 'ns' | 'us' | 'ms' | 's';

export const unitNanoseconds: Readonly<Record<Precision, bigint>> = {
  ns: 1n,
  us: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
};

const reportedProblems = 20;
const echoedCharacters = 500;
const newline = 10;
const space = 32;
const quote = 34;
const hash = 35;
const comma = 44;

export interface ParsedLines {
  points: Point[];
  /** The line of each point, counted from 1. */
  lines: number[];
}

export interface ParseOptions {
  precision?: Precision;
  /** The time, in ns, of the points that carry none; it is cut to the precision. */
  now: bigint;
}

/**
 * Reads a body of line protocol. Points of the same series text share one tags array.
 * Throws LineProtocolError, which tells the first lines that cannot be read; then nothing of the body counts.
 */
export function parseLineProtocol(text: string, { precision = 'ns', now }: ParseOptions): ParsedLines {
  return new LineReader(text, unitNanoseconds[precision], now).read();
}

class LineReader {
  #at = 0;
  #line = 1;
  readonly #points: Point[] = [];
  readonly #lines: number[] = [];
  readonly #problems: string[] = [];
  #problemCount = 0;
  #firstBadLine = 0;
  readonly #seriesTexts = new Map<string, SeriesText>();
  readonly #fieldTexts: string[] = [];
  readonly #fieldNames: string[] = [];
  /** How many fields the last line had. */
  #fieldCount = 1;
  readonly #defaultTime: bigint;
  /** What is wrong with the line being read, in InfluxDB's words; '' while nothing is. */
  #problem = '';

  constructor(
    private readonly text: string,
    private readonly unit: bigint,
    now: bigint,
  ) {
    this.#defaultTime = now - (((now % unit) + unit) % unit);
  }

  read(): ParsedLines {
    const { text } = this;
    for (;;) {
      const start = skipBlanks(text, this.#at);
      if (start >= text.length) break;
      const code = text.charCodeAt(start);
      if (code === newline || code === hash) {
        const end = text.indexOf('\n', start);
        this.#at = end < 0 ? text.length : end + 1;
        this.#line++;
      } else this.#readLine(start);
    }
    if (this.#problemCount > 0) {
      const rest = this.#problemCount - this.#problems.length;
      if (rest > 0) this.#problems.push(`and ${rest} more lines`);
      throw new LineProtocolError(this.#problems.join('\n'), this.#firstBadLine);
    }
    return { points: this.#points, lines: this.#lines };
  }

  #readLine(start: number): void {
    const { text } = this;
    const line = this.#line;
    const point = this.#readPoint(start);
    if (point) {
      this.#points.push(point);
      this.#lines.push(line);
      this.#line = line + 1;
      // Only a string value can hold a line break, and most bodies have none.
      const firstBreak = text.indexOf('\n', start);
      if (firstBreak >= 0 && firstBreak < this.#at - 1) this.#line += newlinesIn(text, start, this.#at - 1);
      return;
    }
    const end = endOfLine(text, start);
    const shown = text.slice(start, Math.min(end, start + echoedCharacters));
    const cut = end - start > echoedCharacters ? '…' : '';
    if (this.#problemCount === 0) this.#firstBadLine = line;
    if (++this.#problemCount <= reportedProblems) {
      this.#problems.push(`unable to parse '${shown}${cut}': ${this.#problem} (line ${line})`);
    }
    this.#problem = '';
    this.#at = Math.min(end + 1, text.length);
    this.#line = line + 1 + newlinesIn(text, start, end);
  }

  #readPoint(start: number): Point | undefined {
    const series = this.#readSeries(start);
    if (!series) return undefined;
    const fields = this.#readFields();
    if (!fields) return undefined;
    const time = this.#readTime();
    if (time === undefined) return undefined;
    return { measurement: series.measurement, tags: series.tags, fields, time };
  }

  /** Measurement and tags, up to the space before the fields. */
  #readSeries(start: number): SeriesText | undefined {
    const { text } = this;
    const end = endOfSeries(text, start);
    const source = text.slice(start, end);
    let parsed = this.#seriesTexts.get(source);
    if (!parsed) {
      const made = parseSeriesText(source);
      if (typeof made === 'string') return this.#fail(made);
      if (text.charCodeAt(end) !== space) return this.#fail('missing fields');
      this.#seriesTexts.set(source, (parsed = made));
    }
    this.#at = end;
    return parsed;
  }

  #readFields(): PointField[] | undefined {
    const { text } = this;
    // As many as the line before had: an array that grows takes room for many more than it has.
    const fields = new Array<PointField>(this.#fieldCount);
    let count = 0;
    let at = skipSpaces(text, this.#at);
    for (;;) {
      const equals = endOfFieldKey(text, at);
      if (text[equals] !== '=') return this.#fail('invalid field format');
      if (equals === at) return this.#fail('missing field key');
      const start = equals + 1;
      const isString = text.charCodeAt(start) === quote;
      const end = isString ? endOfString(text, start) : endOfToken(text, start);
      if (end < 0) return this.#fail('unbalanced quotes');
      if (end === start) return this.#fail('missing field value');
      const field = parseField(this.#fieldName(count, at, equals), text, start, end);
      if (typeof field === 'string') return this.#fail(field);
      fields[count++] = field;
      const next = end < text.length ? text.charCodeAt(end) : newline;
      if (next === comma) at = end + 1;
      else if (next === space || next === newline) {
        this.#at = end;
        this.#fieldCount = count;
        fields.length = count;
        return fields;
      } else return this.#fail('invalid field format');
    }
  }

  /** Lines mostly have the fields of the line before: their names are made once. */
  #fieldName(place: number, start: number, end: number): string {
    const known = this.#fieldTexts[place];
    if (known?.length === end - start && this.text.startsWith(known, start)) return this.#fieldNames[place];
    const source = this.text.slice(start, end);
    this.#fieldTexts[place] = source;
    return (this.#fieldNames[place] = unescapeKey(source));
  }

  /** The time; what is read ends behind the line's break. */
  #readTime(): bigint | undefined {
    const { text } = this;
    const start = skipSpaces(text, this.#at);
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    let last = end;
    while (last > start && text.charCodeAt(last - 1) === space) last--;
    const time = last === start ? this.#defaultTime : parseTime(text.slice(start, last), this.unit);
    if (typeof time === 'string') return this.#fail(time);
    this.#at = Math.min(end + 1, text.length);
    return time;
  }

  #fail(problem: string): undefined {
    this.#problem = problem;
    return undefined;
  }
}

/** InfluxDB allows spaces, tabs and NUL before a line. */
function skipBlanks(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== space && code !== 9 && code !== 0) break;
  }
  return at;
}

function newlinesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
