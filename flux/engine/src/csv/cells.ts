import { parseTime, time } from '../eval/calendar.js';
import { FluxError } from '../eval/errors.js';
import { UInt } from '../eval/values.js';
import { specialFloat } from '../numeric/special.js';
import type { Scalar } from '../eval/values.js';
import type { ColumnType } from '../table/column.js';

const types: Record<string, ColumnType> = {
  boolean: 'bool',
  long: 'int',
  unsignedLong: 'uint',
  double: 'float',
  string: 'string',
  dateTime: 'time',
};

/** What a column's cells are, as its `#datatype` says. */
export interface Datatype {
  type: ColumnType;
  /** How times are written; '' for other columns. */
  layout: string;
}

/** Throws FluxError for what is no datatype. */
export function datatypeOf(label: string, datatype: string): Datatype {
  const [name, layout = ''] = datatype.split(':');
  const type = types[name];
  if (type) return { type, layout };
  throw new FluxError(`column "${label}" has invalid datatype: unsupported data type "${datatype}"`);
}

/** A cell's value; an empty one is null. Throws FluxError with the message of Go's function that reads it. */
export function cellValue(text: string, { type, layout }: Datatype): Scalar | null {
  if (text === '') return null;
  switch (type) {
    case 'string':
      return text;
    case 'bool':
      if (/^(1|t|T|TRUE|true|True)$/.test(text)) return true;
      if (/^(0|f|F|FALSE|false|False)$/.test(text)) return false;
      throw unreadable('ParseBool', text);
    case 'int': {
      if (!/^[+-]?\d+$/.test(text)) throw unreadable('ParseInt', text);
      const value = BigInt(text.replace(/^\+/, ''));
      if (BigInt.asIntN(64, value) !== value) throw unreadable('ParseInt', text, 'value out of range');
      return value;
    }
    case 'uint': {
      if (!/^\d+$/.test(text)) throw unreadable('ParseUint', text);
      const value = BigInt(text);
      if (BigInt.asUintN(64, value) !== value) throw unreadable('ParseUint', text, 'value out of range');
      return new UInt(value);
    }
    case 'float':
      return floatValue(text);
    case 'time':
      return timeValue(text, layout);
  }
}

function unreadable(reader: string, text: string, why = 'invalid syntax'): FluxError {
  return new FluxError(`strconv.${reader}: parsing ${JSON.stringify(text)}: ${why}`, {
    code: 'internal error',
  });
}

function floatValue(text: string): number {
  const special = specialFloat(text);
  if (special !== undefined) return special;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw unreadable('ParseFloat', text);
  const value = Number(text);
  if (!Number.isFinite(value)) throw unreadable('ParseFloat', text, 'value out of range');
  return value;
}

function timeValue(text: string, layout: string): Scalar {
  const shown = JSON.stringify(text);
  const bad = (why: string): FluxError =>
    new FluxError(`parsing time ${shown}${why}`, { code: 'internal error' });
  if (layout === '') throw bad(`: extra text: ${shown}`);
  if (layout === 'RFC3339' || layout === 'RFC3339Nano') {
    const ns = parseTime(text);
    if (ns !== undefined && text.includes('T')) return time(ns);
    throw bad(whatIsWrong(text, layouts[layout]));
  }
  const ns = inLayout(text, layout);
  if (ns === undefined) throw bad(` as "${layout}": cannot parse ${shown} as "${layout}"`);
  return time(ns);
}

/** Where the parts of a time stand in a layout that the text names itself; undefined where it does not fit. */
function inLayout(text: string, layout: string): bigint | undefined {
  const tokens = /2006|01|02|15|04|05|Z07:00/g;
  const names = [...layout.matchAll(tokens)].map(([token]) => token);
  const pattern = layout
    .split(tokens)
    .map((literal) => literal.replaceAll(/[^\w ]/g, '\\$&'))
    .reduce((made, literal, n) => {
      const part = { '2006': '(\\d{4})', '05': '(\\d{2}(?:\\.\\d+)?)', 'Z07:00': '(Z|[+-]\\d{2}:\\d{2})' };
      return `${made}${part[names[n - 1] as keyof typeof part] ?? '(\\d{2})'}${literal}`;
    });
  const found = new RegExp(`^${pattern}$`).exec(text);
  if (!found || names.length === 0) return undefined;
  const value = (name: string, otherwise: string): string =>
    names.includes(name) ? found[names.indexOf(name) + 1] : otherwise;
  const date = [value('2006', '0000'), value('01', '01'), value('02', '01')].join('-');
  const clock = [value('15', '00'), value('04', '00'), value('05', '00')].join(':');
  return parseTime(`${date}T${clock}${value('Z07:00', 'Z')}`);
}

const layouts = {
  RFC3339: '2006-01-02T15:04:05Z07:00',
  RFC3339Nano: '2006-01-02T15:04:05.999999999Z07:00',
};

/** The parts of a time, by the names of Go's layouts. */
const parts: ReadonlyArray<readonly [name: string, pattern: RegExp]> = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^\d{2}/],
  ['-', /^-/],
  ['02', /^\d{2}/],
  ['T', /^T/],
  ['15', /^\d{2}/],
  [':', /^:/],
  ['04', /^\d{2}/],
  [':', /^:/],
  ['05', /^\d{2}(\.\d+)?/],
  ['Z07:00', /^(Z|[+-]\d{2}:\d{2})/],
];

/** The first part that a text lacks; what follows all of them; or the part that is more than it can be. */
function whatIsWrong(text: string, layout: string): string {
  let rest = text;
  const found: string[] = [];
  for (const [name, pattern] of parts) {
    const [part] = pattern.exec(rest) ?? [];
    if (part === undefined) return ` as "${layout}": cannot parse ${JSON.stringify(rest)} as "${name}"`;
    found.push(part);
    rest = rest.slice(part.length);
  }
  if (rest !== '') return `: extra text: ${JSON.stringify(rest)}`;
  const [, , month, , , , hour, , minute, , second] = found.map(Number);
  const limits = {
    month: month < 1 || month > 12,
    hour: hour > 23,
    minute: minute > 59,
    second: second >= 60,
  };
  const beyond = Object.entries(limits).find(([, exceeded]) => exceeded);
  return `: ${beyond?.[0] ?? 'day'} out of range`;
}
