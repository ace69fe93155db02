import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import { columnTypeOf, natureOf } from '../eval/natures.js';
import { equal } from '../eval/operators.js';
import { bindFunction, holds } from '../eval/rows.js';
import { TableStream } from '../eval/stream.js';
import { recordOf } from '../eval/values.js';
import type { FluxRecord, Scalar, Value } from '../eval/values.js';
import type { Column } from '../table/column.js';
import { ColumnBuilder } from '../table/builder.js';
import { GroupKey } from '../table/group-key.js';
import { Table } from '../table/table.js';
import { builtin, inPackage, piped, required } from './transform.js';

function from(args: Args, call: Call): TableStream {
  const rows = args.array('rows').map((row) => recordOf(row, 'each of rows'));
  if (rows.length === 0) throw new FluxError('rows must be non-empty');
  const table = tableOf(rows);
  return new TableStream({ kind: call.name, inputs: [], at: call.at, compute: () => [table] });
}

/** Records as a table, its columns in the order of the first record; one whose values are all null has no type and is left out. */
export function tableOf(rows: readonly FluxRecord[]): Table {
  const labels = new Set(rows.flatMap((row) => [...row.fields.keys()]));
  const columns: Array<readonly [string, Column]> = [];
  for (const label of labels) {
    const sample = rows.map((row) => row.get(label)).find((value) => value !== null);
    if (sample === undefined) continue;
    const nature = natureOf(sample);
    const type = columnTypeOf(nature);
    if (!type) throw new FluxError(`cannot represent the type ${nature} as column data`);
    const builder = new ColumnBuilder(type, rows.length);
    for (const row of rows) {
      const value = row.get(label);
      if (value !== null && natureOf(value) !== type)
        throw new FluxError(`column "${label}" is ${natureOf(value)} in one row and ${type} in another`);
      builder.append(value as Scalar | null);
    }
    columns.push([label, builder.build()]);
  }
  return Table.from(GroupKey.empty, columns, rows.length);
}

function map(args: Args, call: Call): Value {
  const fn = bindFunction(args.fn1('fn'), ['x'], call.query, call.at);
  return args.array('arr').map((value) => fn(value));
}

function filter(args: Args, call: Call): Value {
  const fn = bindFunction(args.fn1('fn'), ['x'], call.query, call.at);
  return args.array('arr').filter((value) => holds(fn(value)));
}

function concat(args: Args): Value {
  return [...args.array('arr'), ...args.array('v')];
}

function contains(args: Args): Value {
  const value = args.value('value');
  return args.array('set').some((item) => equal(item, value));
}

function length(args: Args): Value {
  return BigInt(args.array('arr').length);
}

function arrayPackage(path: string): Builtin[] {
  return inPackage(
    path,
    builtin('from', { rows: piped }, from),
    builtin('map', { arr: piped, fn: required }, map),
    builtin('filter', { arr: piped, fn: required }, filter),
    builtin('concat', { arr: piped, v: required }, concat),
  );
}

export const arrayFunctions: Builtin[] = [
  ...arrayPackage('array'),
  ...arrayPackage('experimental/array'),
  builtin('contains', { value: required, set: required }, contains, { returns: 'bool' }),
  builtin('length', { arr: piped }, length, { returns: 'int' }),
];
