import type { Args, Builtin, Call, Parameter } from '../eval/builtin.js';
import { FluxError, UncodedError } from '../eval/errors.js';
import type { Nature } from '../eval/natures.js';
import type { Query } from '../eval/query.js';
import { TableStream } from '../eval/stream.js';
import type { Bounds, Passing, RowTypes } from '../eval/stream.js';
import type { Value } from '../eval/values.js';
import type { Column } from '../table/column.js';
import type { Table } from '../table/table.js';

/** The parameter that `|>` fills. */
export const piped: Parameter = { pipe: true };
export const required: Parameter = {};
export const optional: Parameter = { optional: true };
export const ofType = (type: Nature): Parameter => ({ type });
export const otherwise = (value: Value): Parameter => ({ default: value });

/** A function of `universe` that is a plain value function. */
export function builtin(
  name: string,
  parameters: Record<string, Parameter>,
  run: (args: Args, call: Call) => Value,
  options: { package?: string; returns?: Nature; returnsKindOf?: string } = {},
): Builtin {
  return {
    package: options.package ?? 'universe',
    name,
    parameters,
    run,
    ...(options.returns && { returns: options.returns }),
    ...(options.returnsKindOf && { returnsKindOf: options.returnsKindOf }),
  };
}

interface TransformOptions {
  bounds?: Bounds | undefined;
  passing?: Passing | ((inputs: Table[][], query: Query) => Passing | undefined);
  oncePerKey?: string;
  retells?: boolean;
  transparent?: boolean;
  placeless?: boolean;
  prompt?: boolean;
  rowTypes?: RowTypes | ((before: RowTypes) => RowTypes);
  reads?: () => readonly string[];
  makes?: () => readonly string[];
  demands?: () => RowTypes;
  labelsOf?: (label: string) => readonly string[];
}

/** Makes a stream from one stream. */
export function transform(
  call: Call,
  input: TableStream,
  compute: (tables: Table[], query: Query) => Table[],
  options: TransformOptions = {},
): TableStream {
  return new TableStream({
    kind: call.name,
    inputs: [input],
    at: call.at,
    ...options,
    compute: ([tables], query) => compute(tables, query),
  });
}

/**
 * Makes one table of each, in the order of their keys.
 * @param who begins influxd's error where two tables share a key
 */
export function tableByTable(
  call: Call,
  input: TableStream,
  who: string,
  change: (table: Table) => Table,
): TableStream {
  return transform(call, input, (tables) => sorted(tables.map(change)), { oncePerKey: who });
}

/** The same tables of a function that influxd writes with `map` or `group` last: nobody knows when they are complete. */
export function regrouped(call: Call, stream: TableStream): TableStream {
  return transform(call, stream, (tables) => tables, { passing: 'regrouped' });
}

/** Where influxd's own functions that are written in Flux call another. */
export interface WrittenCall {
  name: string;
  at: string;
}

/** Runs what influxd does in a function that it has written in Flux: an error names that call, too. */
export function within<T>({ name, at }: WrittenCall, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof FluxError && !error.final)
      error.message = `error calling function "${name}" @${at}: ${error.message}`;
    throw error;
  }
}

/** The tables in influxd's order of keys, for the functions that emit them so. */
export function sorted(tables: Table[]): Table[] {
  return tables.length < 2 ? tables : [...tables].sort((a, b) => a.key.compare(b.key));
}

/** The column of this label. Throws FluxError where the table has none. */
export function columnOf(table: Table, label: string, missing = `column "${label}" does not exist`): Column {
  const column = table.column(label);
  if (!column) throw new FluxError(missing);
  return column;
}

/** The column that is aggregated. Throws FluxError where the table has none of this label, or has it in its group key. */
export function aggregatedColumn(table: Table, label: string): Column {
  const column = columnOf(table, label);
  if (table.key.has(label)) throw new FluxError('cannot aggregate columns that are part of the group key');
  return column;
}

/** Whether a column can serve as one of times: in influxd, those and integers are the same numbers. */
export function countsTime({ type }: Column): boolean {
  return type === 'time' || type === 'int';
}

/** Refuses a column that a function would add where there is one of its label. */
export function checkNew(has: (label: string) => boolean, ...labels: readonly string[]): void {
  labels.forEach((label, n) => {
    if (has(label) || labels.indexOf(label) < n)
      throw new UncodedError(`table builder already has column with label ${label}`);
  });
}

/** Defines functions of one package. */
export function inPackage(path: string, ...builtins: Builtin[]): Builtin[] {
  return builtins.map((one) => ({ ...one, package: path }));
}
