import type { Args, Builtin, Call } from '../eval/builtin.js';
import { demandedTypes } from '../eval/demanded-types.js';
import { FluxError, panicError, RepeatedKeyError } from '../eval/errors.js';
import { Closure } from '../eval/closure.js';
import { columnNatures, inferProperties } from '../eval/infer.js';
import { columnTypeOf, natureOf } from '../eval/natures.js';
import type { Nature } from '../eval/natures.js';
import type { Query } from '../eval/query.js';
import { checkRowTypes } from '../eval/row-types.js';
import { bindFunction, eachRow } from '../eval/rows.js';
import { conflict } from '../eval/type-conflicts.js';
import type { TableStream } from '../eval/stream.js';
import { cellValue, isNull, recordOf } from '../eval/values.js';
import type { FluxFunction, Scalar, FluxRecord } from '../eval/values.js';
import { Column } from '../table/column.js';
import { compareStrings, GroupKey } from '../table/group-key.js';
import { Table } from '../table/table.js';
import { builtin, piped, required, sorted, transform } from './transform.js';

function reduce(args: Args, call: Call): TableStream {
  const fn = args.compiled('fn');
  const identity = args.record('identity');
  const accumulator = new Map([...identity.fields].map(([label, value]) => [label, natureOf(value)]));
  const input = args.stream();
  const compute = (tables: Table[], query: Query): Table[] => {
    const results = tables.map((table) => {
      checkRowTypes(fn, table, { others: { accumulator }, types: () => input.rowTypes() });
      checkResult(fn, table, accumulator);
      return reduceTable(table, fn, identity, query, call);
    });
    const keys = new Set<string>();
    for (const { key } of results) {
      if (keys.has(key.id())) throw new RepeatedKeyError('two reducers writing result to the same table');
      keys.add(key.id());
    }
    return sorted(results);
  };
  return transform(call, input, compute, { demands: () => demandedTypes(fn, { others: { accumulator } }) });
}

/** What the function returns must be of the accumulator's types. */
function checkResult(fn: FluxFunction, table: Table, accumulator: ReadonlyMap<string, Nature>): void {
  if (!(fn instanceof Closure)) return;
  const natureOfResult = inferProperties(fn, { r: columnNatures(table), accumulator });
  for (const [label, expected] of accumulator) {
    const actual = natureOfResult(label);
    if (actual !== undefined && actual !== expected) throw conflict(expected, actual);
  }
}

function reduceTable(table: Table, fn: FluxFunction, identity: FluxRecord, query: Query, call: Call): Table {
  const step = bindFunction(fn, ['r', 'accumulator'], query, call.at);
  let accumulator = identity;
  eachRow(table, query, (row) => {
    try {
      accumulator = recordOf(step(row, accumulator), 'result of fn');
    } catch (error) {
      if (error instanceof FluxError && !error.final)
        error.message = `failed to evaluate reduce function: ${error.message}`;
      throw error;
    }
  });
  const missing = [...accumulator.fields]
    .filter(([label, value]) => isNull(value) && !table.key.has(label))
    .map(([label]) => label);
  if (missing.length > 0)
    throw new FluxError(
      `null values are not supported for "${missing.sort(compareStrings)[0]}" in the reduce() function`,
    );
  const key = new GroupKey(
    table.key.columns.map((column) => {
      if (!accumulator.has(column.label)) return column;
      const value = accumulator.get(column.label);
      const type = columnTypeOf(natureOf(value)) ?? column.type;
      if (type !== column.type)
        throw panicError(`column ${column.label}:${column.type} is not of type ${type}`);
      return { label: column.label, type, value: cellValue(value) };
    }),
  );
  const labels = [...accumulator.fields.keys()].filter((label) => !key.has(label)).sort(compareStrings);
  return Table.from(
    key,
    [
      ...key.columns.map(({ label, type, value }) => [label, Column.repeat(type, value, 1)] as const),
      ...labels.map((label) => [label, cell(label, accumulator)] as const),
    ],
    1,
  );
}

function cell(label: string, accumulator: FluxRecord): Column {
  const value = accumulator.get(label);
  const type = columnTypeOf(natureOf(value));
  if (!type) throw panicError('unknown type invalid');
  return Column.repeat(type, value as Scalar, 1);
}

export const reduceFunctions: Builtin[] = [
  builtin('reduce', { tables: piped, fn: required, identity: required }, reduce),
];
