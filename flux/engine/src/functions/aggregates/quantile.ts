import type { Args, Builtin, Call } from '../../eval/builtin.js';
import { FluxError } from '../../eval/errors.js';
import type { TableStream } from '../../eval/stream.js';
import { Column } from '../../table/column.js';
import { compareScalars } from '../../table/group-key.js';
import { sortRows } from '../../table/stable-sort.js';
import { Table } from '../../table/table.js';
import { builtin, otherwise, piped, required, tableByTable, within } from '../transform.js';
import { aggregateTable } from './aggregate.js';
import type { Aggregate } from './aggregate.js';
import { floats, isNumeric } from './basic.js';
import { selectRows } from './select.js';
import { TDigest } from './tdigest.js';

function estimate(q: number, compression: number): Aggregate {
  return (column, start, stop) => {
    if (!isNumeric(column)) return undefined;
    const digest = new TDigest(compression);
    let seen = false;
    for (const value of floats(column, start, stop)) {
      digest.add(value);
      seen = true;
    }
    return { type: 'float', value: seen ? digest.quantile(q) : null };
  };
}

function nanFirst(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a - b;
}

function exactMean(q: number): Aggregate {
  return (column, start, stop) => {
    if (column.type !== 'float') return undefined;
    const values = Float64Array.from(floats(column, start, stop)).sort(nanFirst);
    if (values.length === 0) return { type: 'float', value: null };
    const x = q * (values.length - 1);
    const low = Math.floor(x);
    const high = Math.ceil(x);
    if (low === high) return { type: 'float', value: values[low] };
    return { type: 'float', value: values[low] * (high - x) + values[high] * (x - low) };
  };
}

/** The row that holds the quantile; a row of nulls where every value is null. influxd asks for no column here. */
function exactSelector(table: Table, q: number): Table {
  const column = table.column('_value');
  if (!column) throw new FluxError('no column "_value" exists');
  const rows: number[] = [];
  for (let row = 0; row < table.length; row++) if (!column.isNull(row)) rows.push(row);
  if (rows.length === 0) {
    const entries = table.entries().map(([name, { type }]) => {
      return [name, Column.repeat(type, table.key.find(name)?.value ?? null, 1)] as const;
    });
    return Table.from(table.key, entries, 1);
  }
  sortRows(rows, (a, b) => compareScalars(column.raw(a), column.raw(b)), column.hasNaN());
  const index = Math.ceil(q * rows.length);
  return selectRows(table, [rows[index > 0 ? index - 1 : 0]], true);
}

function quantileStream(args: Args, call: Call, q: number): TableStream {
  if (!(q >= 0 && q <= 1)) throw new FluxError('quantile must be between 0 and 1');
  const method = args.string('method');
  const compression = args.float('compression');
  const label = args.string('column');
  if (compression > 0 && method !== 'estimate_tdigest')
    throw new FluxError('compression parameter is only valid for method estimate_tdigest');
  const apply = methodOf(method, label, q, compression);
  const who = method === 'exact_selector' ? '' : 'aggregate';
  return tableByTable(call, args.stream(), who, apply);
}

function methodOf(method: string, label: string, q: number, compression: number): (table: Table) => Table {
  switch (method) {
    case 'estimate_tdigest':
      return (table) => aggregateTable(table, label, estimate(q, compression === 0 ? 1000 : compression));
    case 'exact_mean':
      return (table) => aggregateTable(table, label, exactMean(q));
    case 'exact_selector':
      return (table) => exactSelector(table, q);
    default:
      throw new FluxError(`unknown method ${method}`);
  }
}

/** How `median` is written. */
const ofMedian = { name: 'quantile', at: 'universe/universe.flux|3996:12-3996:86' };

const shared = {
  tables: piped,
  column: otherwise('_value'),
  method: otherwise('estimate_tdigest'),
  compression: otherwise(0),
};

export const quantileFunctions: Builtin[] = [
  builtin('quantile', { ...shared, q: required }, (args, call) =>
    quantileStream(args, call, args.float('q')),
  ),
  builtin('median', shared, (args, call) => within(ofMedian, () => quantileStream(args, call, 0.5))),
];
