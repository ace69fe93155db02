import type { Args, Builtin, Call } from '../eval/builtin.js';
import { Closure } from '../eval/closure.js';
import { demandedTypes } from '../eval/demanded-types.js';
import { FluxError } from '../eval/errors.js';
import { labelsRead } from '../eval/row-labels.js';
import { checkRowTypes } from '../eval/row-types.js';
import { rowsWhere } from '../eval/rows.js';
import type { Query } from '../eval/query.js';
import type { RowTypes, TableStream } from '../eval/stream.js';
import type { FluxFunction } from '../eval/values.js';
import { Compiler } from '../eval/compile.js';
import { repeatedKeyValue, withKeyCells } from '../table/table.js';
import type { Table } from '../table/table.js';
import { allEqual, splitPredicate } from './source/predicate.js';
import { ScanStream } from './source/scan.js';
import { builtin, otherwise, piped, required, transform } from './transform.js';

function filter(args: Args, call: Call): TableStream {
  const input = args.stream();
  const fn = args.compiled('fn');
  const onEmpty = args.string('onEmpty');
  if (onEmpty !== 'keep' && onEmpty !== 'drop')
    throw new FluxError(`onEmpty must be keep or drop, was "${onEmpty}"`);
  return filterStream(input, fn, call, onEmpty === 'keep');
}

/** @param keep whether tables that are left without rows are kept */
export function filterStream(input: TableStream, fn: FluxFunction, call: Call, keep = false): TableStream {
  if (fn instanceof Closure && isTrivial(fn)) {
    input.standsForFilter = true;
    return input;
  }
  if (input instanceof ScanStream && !keep && fn instanceof Closure) return filterScan(input, fn, call);
  return filterRows(input, fn, keep, call);
}

/** `(r) => true` asks nothing. */
function isTrivial(fn: Closure): boolean {
  const { body } = fn.code.node;
  return body.type === 'Identifier' && body.name === 'true' && !fn.code.scope.resolve('true');
}

function filterRows(input: TableStream, fn: FluxFunction, keep: boolean, call: Call): TableStream {
  const compute = (tables: Table[], query: Query): Table[] =>
    filterTables(tables, { fn, keep, types: () => input.rowTypes() }, query, call);
  return transform(call, input, compute, { passing: 'chunks', ...rowsAsked(fn) });
}

/** What the condition tells of the rows. */
const rowsAsked = (fn: FluxFunction) => ({
  demands: (): RowTypes => demandedTypes(fn, { result: 'bool' }),
  reads: (): string[] => labelsRead(fn),
});

interface Condition {
  fn: FluxFunction;
  /** Whether tables that are left without rows are kept. */
  keep: boolean;
  /** What Flux's types say of the rows. */
  types: () => RowTypes;
}

function filterTables(
  tables: readonly Table[],
  { fn, keep, types }: Condition,
  query: Query,
  { at }: Call,
): Table[] {
  const result: Table[] = [];
  for (const table of tables) {
    checkRowTypes(fn, table, { types, result: 'bool' });
    if (table.length === 0) {
      if (keep) result.push(table);
      continue;
    }
    // What is in the key is taken from there, whatever the rows have instead.
    const rows = rowsWhere(withKeyCells(table, repeatedKeyValue), fn, query, at);
    if (rows.length === table.length) result.push(table);
    else if (rows.length > 0 || keep) result.push(table.take(rows));
  }
  return result;
}

/** Moves into the scan what the storage can judge, and filters the rest of the condition afterwards. */
function filterScan(input: ScanStream, fn: Closure, call: Call): TableStream {
  const pushed = splitPredicate(fn);
  if (!pushed || (pushed.series.length === 0 && pushed.values.length === 0))
    return filterRows(input, fn, false, call);
  const { spec } = input;
  const isWhole = pushed.rest.length === 0;
  const types = (): RowTypes => input.rowTypes();
  const scan = new ScanStream(
    {
      ...spec,
      series: [...spec.series, ...pushed.series],
      values: [...spec.values, ...pushed.values],
      equal: allEqual(spec.equal, pushed.equal),
      asked: new Set([...spec.asked, ...pushed.asked]),
    },
    {
      kind: 'filter',
      at: call.at,
      input,
      reads: () => labelsRead(fn),
      apart: (tables, query) =>
        isWhole ? filterTables(tables, { fn, keep: false, types }, query, call) : tables,
    },
  );
  if (isWhole) return scan;
  const rest = Compiler.restrict(fn, pushed.rest);
  const compute = (tables: Table[], query: Query): Table[] =>
    filterTables(tables, { fn: scan.isRead(query) ? rest : fn, keep: false, types }, query, call);
  return transform(call, scan, compute, { passing: 'chunks', ...rowsAsked(fn) });
}

export const filterFunctions: Builtin[] = [
  builtin('filter', { tables: piped, fn: required, onEmpty: otherwise('drop') }, filter),
];
