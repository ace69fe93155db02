import { formatDuration, formatTime } from './calendar.js';
import { FluxError } from './errors.js';
import { natureOf } from './natures.js';
import type { Query } from './query.js';
import { RegExpValue } from './regexp.js';
import { Dict, Duration, FluxRecord, isNull, isRow, recordOf, Time, TypedNull, UInt } from './values.js';
import type { ColumnType } from '../table/column.js';
import type { Scalar, Value } from './values.js';
import { compareScalars } from '../table/group-key.js';

/** A float without exponent, as Go's `'f', -1` writes it. */
export function plainFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const text = String(Math.abs(value));
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const match = /^(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return sign + text;
  const [, whole, fraction = '', power] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return (
    sign +
    (point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`)
  );
}

/** A float with an exponent of at least two digits where it is tiny or a million and more, as Go's `'g', -1` writes it. */
function shortFloat(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(value) || (size >= 1e-4 && size < 1e6)) return plainFloat(value);
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}

/** A float with six decimals, as Go's `%f` writes it. */
export function fixedFloat(value: number): string {
  if (!Number.isFinite(value)) return plainFloat(value);
  return Math.abs(value) < 1e21 ? value.toFixed(6) : `${BigInt(value)}.000000`;
}

/** What Go calls the values of types that influxd takes for granted here. */
const goTypes: Readonly<Record<ColumnType, string>> = {
  bool: 'bool',
  int: 'int64',
  uint: 'uint64',
  float: 'float64',
  string: 'string',
  time: 'values.Time',
};

/** What `"${value}"` becomes where the code is compiled. Of a null of a type, influxd panics. */
export function interpolated(value: Value, query: Query): string {
  if (!(value instanceof TypedNull)) return interpolate(value);
  if (value.type === 'string') throw new FluxError('string expression evaluated to null');
  throw query.panic(`interface conversion: interface {} is nil, not ${goTypes[value.type]}`);
}

/** What `"${value}"` becomes, of a value that is not null. */
export function interpolate(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainFloat(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Time) return formatTime(value.ns, false);
  if (value instanceof UInt) return String(value.value);
  if (value instanceof Duration) return formatDuration(value);
  throw new FluxError(`invalid interpolation type`);
}

/** What `display(v:)` shows. */
export function display(value: Value, indent = 0): string {
  if (isNull(value)) return '<null>';
  if (typeof value === 'number') return shortFloat(value);
  if (value instanceof RegExpValue) return value.source;
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) {
    const items = (value as readonly Value[]).map((item) => display(item, indent + 1));
    return enclose('[', items, ']', indent);
  }
  if (value instanceof FluxRecord || isRow(value)) {
    const { fields } = recordOf(value, 'value');
    const items = [...fields.keys()].sort().map((key) => `${key}: ${display(fields.get(key)!, indent + 1)}`);
    return enclose('{', items, '}', indent);
  }
  if (value instanceof Dict) {
    const pairs = [...value.entries.values()].sort(([a], [b]) => compareScalars(a as Scalar, b as Scalar));
    if (pairs.length === 0) return '[:]';
    const items = pairs.map(([key, item]) => `${display(key)}: ${display(item, indent + 1)}`);
    return enclose('[', items, ']', indent);
  }
  const nature = natureOf(value);
  if (nature === 'stream') return '<stream>';
  if (nature === 'function') return '<unknown value>';
  return interpolate(value);
}

function enclose(open: string, items: string[], close: string, indent: number): string {
  if (items.length <= 3) return open + items.join(', ') + close;
  const gap = '\n' + '    '.repeat(indent + 1);
  return open + gap + items.join(',' + gap) + '\n' + '    '.repeat(indent) + close;
}
