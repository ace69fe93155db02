import type { Args, Builtin, Call } from '../eval/builtin.js';
import { Closure, membersOf } from '../eval/closure.js';
import type { FunctionCode } from '../eval/closure.js';
import { demandedBefore, demandedBehind, demandedTypes } from '../eval/demanded-types.js';
import { FluxError } from '../eval/errors.js';
import { columnNatures, inferProperties, rowName } from '../eval/infer.js';
import { columnTypeOf, goKind, natureOf } from '../eval/natures.js';
import type { Nature } from '../eval/natures.js';
import type { Query } from '../eval/query.js';
import { Row } from '../eval/record.js';
import { labelsMade } from '../eval/row-labels.js';
import { checkRowTypes, resultTypes } from '../eval/row-types.js';
import { bindFunction, eachRow, failedIn } from '../eval/rows.js';
import { withoutPlace } from '../eval/stream.js';
import type { RowTypes, TableStream } from '../eval/stream.js';
import { cellValue, isNull, recordOf } from '../eval/values.js';
import { soleExpression } from '../eval/vectorize.js';
import type { FluxFunction, Scalar, Value } from '../eval/values.js';
import { memberOf } from '../lang/members.js';
import { ColumnBuilder } from '../table/builder.js';
import { Column } from '../table/column.js';
import type { ColumnType } from '../table/column.js';
import { compareScalars, compareStrings } from '../table/group-key.js';
import { keyFrom, Table } from '../table/table.js';
import { builtin, otherwise, piped, required, transform } from './transform.js';

type Named = readonly [label: string, column: Column];

function map(args: Args, call: Call): TableStream {
  const fn = args.compiled('fn');
  const input = args.stream();
  const placeless = fn instanceof Closure && fn.code.vectorized;
  const script: Script = {
    types: () => input.rowTypes(),
    read: () => new Map([...demandedBefore(input), ...demandedTypes(fn), ...input.rowTypes()]),
    behind: (label, query) => demandedBehind(stream, label, query),
  };
  const mapped = (table: Table, query: Query): Table => {
    try {
      return mapTable(table, fn, script, query, call);
    } catch (error) {
      throw placeless ? withoutPlace(error) : error;
    }
  };
  const compute = (tables: Table[], query: Query): Table[] => {
    return tables
      .filter((table) => table.length > 0)
      .flatMap((table) => regroup(mapped(table, query), table));
  };
  const rowTypes = (before: RowTypes): RowTypes => resultTypes(fn, { r: before });
  const stream: TableStream = transform(call, input, compute, {
    passing: 'regrouped',
    placeless,
    rowTypes,
    demands: () => demandedTypes(fn),
    makes: () => labelsMade(fn, { [rowName]: input }),
    labelsOf: (label) => labelsIn(fn, label),
  });
  return stream;
}

/** What the script tells of types. */
interface Script {
  /** Of the rows that the function takes. */
  types: () => RowTypes;
  /** The same with what functions do with the rows. */
  read: () => RowTypes;
  /** Of a column that the function makes, by what becomes of it. */
  behind: (label: string, query: Query) => Nature | undefined;
}

/** The labels under which a column of the rows comes into the record that a function makes. */
function labelsIn(fn: FluxFunction, label: string): string[] {
  const body = fn instanceof Closure ? soleExpression(fn.code.node) : undefined;
  if (body?.type !== 'ObjectExpression') return [];
  const made = body.properties.filter(({ value }) => value && memberOf(value, rowName) === label);
  const isKept = body.with === rowName && body.properties.every(({ key }) => key !== label);
  return [...(isKept ? [label] : []), ...made.map(({ key }) => key)];
}

function mapTable(table: Table, fn: FluxFunction, script: Script, query: Query, call: Call): Table {
  checkRowTypes(fn, table, { types: script.types });
  if (!(fn instanceof Closure) || !fn.code.record)
    return byLabel(table, mapRows(table, fn, script, query, call));
  const columns = mapRecord(table, fn, script, query);
  // influxd evaluates simple functions column by column, and then leaves the columns in their order.
  if (!fn.code.vectorized) return byLabel(table, columns);
  const length = readsRow(fn.code, table) ? table.length : 0;
  return Table.from(
    table.key,
    columns.map(([label, column]) => [label, column.slice(0, length)] as const),
    length,
  );
}

/** A simple function that takes no column from the row has nothing that tells influxd how many rows to make: none. */
function readsRow(code: FunctionCode, table: Table): boolean {
  const body = soleExpression(code.node);
  if (body?.type !== 'ObjectExpression') return true;
  const made = new Set(body.properties.map(({ key }) => key));
  if (body.with !== undefined && table.layout.labels.some((label) => !made.has(label))) return true;
  const members = membersOf(body.properties, code.params[0]?.name);
  return members === null || [...members].some((label) => table.column(label) !== undefined);
}

function byLabel(table: Table, columns: Named[]): Table {
  return Table.from(
    table.key,
    columns.sort(([a], [b]) => compareStrings(a, b)),
    table.length,
  );
}

/** A record literal's properties go into columns of their own; what `with` brings along is shared, not copied. */
function mapRecord(table: Table, fn: Closure, script: Script, query: Query): Named[] {
  const record = fn.code.record!;
  const { frame, slots } = fn.prepare(['r']);
  const columns = new Map<string, Column>();
  if (record.with) {
    const row = new Row(table);
    if (slots[0] >= 0) frame.slots[slots[0]] = row;
    const base = record.with.code(frame);
    if (isNull(base)) throw failed('null value on left hand side of "with" in record literal');
    if (base === row) for (const [label, column] of table.entries()) columns.set(label, column);
    else
      for (const [label, value] of recordOf(base, 'left hand side of "with"').fields)
        repeat(columns, label, value, table);
  }
  const { steps, properties } = record;
  const read = fn.code.vectorized ? plain : evaluated;
  const made = properties.map(({ key }) => new MadeColumn(key, table.length));
  eachRow(table, query, (row) => {
    if (slots[0] >= 0) frame.slots[slots[0]] = row;
    for (let n = 0; n < steps.length; n++) read(steps[n], frame);
    for (let n = 0; n < properties.length; n++) made[n].add(read(properties[n].code, frame));
  });
  const infer = inference(fn, table, script, query);
  for (const one of made) {
    const column = one.build(infer);
    if (column) columns.set(one.label, column);
    else columns.delete(one.label);
  }
  return [...columns];
}

/** What the script alone tells of the columns' types; asked for only where no row does. */
function inference(
  fn: FluxFunction,
  table: Table,
  script: Script,
  query: Query,
): (label: string) => Nature | undefined {
  if (!(fn instanceof Closure)) return (label) => table.column(label)?.type;
  let known: ReturnType<typeof inferProperties> | undefined;
  return (label) => {
    known ??= inferProperties(fn, { [rowName]: new Map([...script.read(), ...columnNatures(table)]) });
    return known(label) ?? script.behind(label, query);
  };
}

function repeat(columns: Map<string, Column>, label: string, value: Value, table: Table): void {
  if (value === null) return;
  columns.set(label, Column.repeat(typeFor(label, value), cellValue(value), table.length));
}

/** A column while it is made of a property's values, row by row. */
class MadeColumn {
  private builder: ColumnBuilder | undefined;
  private leading = 0;

  constructor(
    readonly label: string,
    private readonly rows: number,
  ) {}

  add(value: Value): void {
    if (this.builder) this.builder.append(fit(value, this.builder.type, this.label));
    else if (value === null) this.leading++;
    else {
      this.builder = new ColumnBuilder(typeFor(this.label, value), this.rows);
      this.builder.appendNulls(this.leading);
      this.builder.append(cellValue(value));
    }
  }

  /** Undefined where nothing tells its type, since influxd leaves it out then. */
  build(infer: (label: string) => Nature | undefined): Column | undefined {
    if (this.builder) return this.builder.build();
    const nature = infer(this.label);
    return nature && Column.repeat(typeByNature(this.label, nature), null, this.rows);
  }
}

/** What influxd evaluates column by column fails without a word about functions. */
function plain<A, B>(read: (of: A) => B, of: A): B {
  return read(of);
}

/** Runs what computes a cell; its errors say that it was a map's function that failed. */
export function evaluated<A, B>(read: (of: A) => B, of: A): B {
  try {
    return read(of);
  } catch (error) {
    throw failedIn('map', error);
  }
}

function failed(message: string): FluxError {
  return new FluxError(`failed to evaluate map function: ${message}`);
}

function typeFor(label: string, value: Value): ColumnType {
  return typeByNature(label, natureOf(value));
}

function typeByNature(label: string, nature: Nature): ColumnType {
  const type = columnTypeOf(nature);
  if (type) return type;
  throw new FluxError(
    `map object property "${label}" is ${goKind(nature)} type which is not supported in a flux table`,
  );
}

function fit(value: Value, type: ColumnType, label: string): Scalar | null {
  if (isNull(value) || natureOf(value) === type) return cellValue(value);
  throw new FluxError(
    `map object property "${label}" is ${natureOf(value)} in one row and ${type} in another`,
  );
}

/** Any other function: a record a row. */
function mapRows(table: Table, fn: FluxFunction, script: Script, query: Query, call: Call): Named[] {
  const apply = bindFunction(fn, ['r'], query, call.at);
  const rows: Array<ReadonlyMap<string, Value>> = [];
  eachRow(table, query, (row) => {
    const value = evaluated(apply, row);
    if (natureOf(value) !== 'record')
      throw new FluxError(`map function must return an object, got ${natureOf(value)}`);
    rows.push(recordOf(value, 'result').fields);
  });
  const columns: Named[] = [];
  const infer = inference(fn, table, script, query);
  for (const label of rows[0].keys()) {
    const made = new MadeColumn(label, rows.length);
    for (const row of rows) made.add(row.get(label) ?? null);
    const column = made.build(infer);
    if (column) columns.push([label, column]);
  }
  return columns;
}

/** The mapped table under the key its new columns make, or several where a key column now differs by row. */
export function regroup(mapped: Table, source: Table): Table[] {
  const labels = mapped.layout.labels.filter((label) => source.key.has(label));
  const varying = labels.map((label) => mapped.column(label)!).filter((column) => !isConstant(column));
  if (varying.length === 0) return [mapped.withKey(keyFrom(labels, mapped))];
  const order = Array.from({ length: mapped.length }, (_, row) => row);
  order.sort((a, b) => compareRows(varying, a, b) || a - b);
  const parts: Table[] = [];
  let start = 0;
  for (let i = 1; i <= order.length; i++) {
    if (i < order.length && compareRows(varying, order[start], order[i]) === 0) continue;
    // influxd reads the key from the row that stands there before sorting: keys and rows may belong to different parts.
    parts.push(mapped.take(order.slice(start, i)).withKey(keyFrom(labels, mapped, start)));
    start = i;
  }
  return parts;
}

function isConstant(column: Column): boolean {
  if (column.constant) return true;
  for (let row = 1; row < column.length; row++) if (compareCells(column, 0, row) !== 0) return false;
  return true;
}

function compareRows(columns: readonly Column[], a: number, b: number): number {
  for (const column of columns) {
    const order = compareCells(column, a, b);
    if (order !== 0) return order;
  }
  return 0;
}

function compareCells(column: Column, a: number, b: number): number {
  const x = column.get(a);
  const y = column.get(b);
  if (x === null || y === null) return x === y ? 0 : x === null ? -1 : 1;
  return compareScalars(x, y);
}

export const mapFunctions: Builtin[] = [
  builtin('map', { tables: piped, fn: required, mergeKey: otherwise(false) }, map),
];
