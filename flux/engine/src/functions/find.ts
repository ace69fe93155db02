import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError, PlanError } from '../eval/errors.js';
import { cellOf } from '../eval/record.js';
import { bindFunction, failedIn, holds } from '../eval/rows.js';
import { placeText } from '../eval/stream.js';
import type { TableStream } from '../eval/stream.js';
import { FluxRecord, FoundTable } from '../eval/values.js';
import type { Value } from '../eval/values.js';
import type { Table } from '../table/table.js';
import { builtin, piped, required } from './transform.js';

/** The first table whose key the predicate holds for. */
function findTable(args: Args, call: Call): Table | undefined {
  const stream = args.stream();
  const test = bindFunction(args.compiled('fn'), ['key'], call.query, call.at);
  const tables = tablesFor(call, stream);
  return tables.find((table) => {
    const key = new FluxRecord(new Map(table.key.columns.map(({ label, value }) => [label, value])));
    try {
      return holds(test(key));
    } catch (error) {
      throw failedIn('group key predicate', error);
    }
  });
}

/** A stream's tables; what fails in making them says, too, who asked. */
function tablesFor({ name, at, query }: Call, stream: TableStream): Table[] {
  try {
    return query.planned(stream, () => stream.result(query));
  } catch (cause) {
    const error = cause instanceof PlanError ? ofTableObject(cause) : cause;
    if (error instanceof FluxError && error.final)
      error.message = `error calling function "${name}" ${placeText(at)}: ${error.message}`;
    throw error;
  }
}

/** What is wrong with a query that the script asks for while it runs. */
function ofTableObject({ message, code, phase }: PlanError): FluxError {
  const what =
    phase === 'plan'
      ? `compilation: ${message.replace('error in building plan while starting program: ', '')}`
      : `start: ${message}`;
  const error = new FluxError(`error in table object ${what}`, { code });
  error.final = true;
  return error;
}

function tableFind(args: Args, call: Call): Value {
  const table = findTable(args, call);
  if (!table) throw new FluxError('no table found', { code: 'not found' });
  return new FoundTable(table);
}

function givenTable(args: Args): Table {
  const table = args.value('table');
  if (table instanceof FoundTable) return table.table;
  throw new FluxError('the table must come from tableFind');
}

function columnValues(table: Table, label: string): Value[] | undefined {
  const column = table.column(label);
  return column && Array.from({ length: table.length }, (_, row) => cellOf(column, row));
}

function rowRecord(table: Table, row: number): FluxRecord {
  return new FluxRecord(new Map(table.entries().map(([label, column]) => [label, cellOf(column, row)])));
}

function getColumn(args: Args): Value {
  const label = args.string('column');
  const values = columnValues(givenTable(args), label);
  if (!values) throw new FluxError(`cannot find column ${label}`);
  return values;
}

/** The record of this number in each part of a table: influxd goes through them all, and the last one's remains. */
function partRecords(table: Table, index: number): Array<FluxRecord | undefined> {
  const bounds = [0, ...table.parts, table.length];
  return bounds.slice(1).map((stop, part) => {
    const row = bounds[part] + index;
    return index >= 0 && row < stop ? rowRecord(table, row) : undefined;
  });
}

function getRecord(args: Args): Value {
  const index = args.int('idx');
  const records = partRecords(givenTable(args), Number(index));
  if (records.includes(undefined)) throw new FluxError(`index out of bounds: ${index}`);
  return records.at(-1)!;
}

function findColumn(args: Args, call: Call): Value {
  const table = findTable(args, call);
  return (table && columnValues(table, args.string('column'))) ?? [];
}

function findRecord(args: Args, call: Call): Value {
  const table = findTable(args, call);
  const index = Number(args.int('idx'));
  return (table && partRecords(table, index).at(-1)) ?? new FluxRecord();
}

export const findFunctions: Builtin[] = [
  builtin('tableFind', { tables: piped, fn: required }, tableFind),
  builtin('getColumn', { table: piped, column: required }, getColumn),
  builtin('getRecord', { table: piped, idx: required }, getRecord),
  builtin('findColumn', { tables: piped, fn: required, column: required }, findColumn),
  builtin('findRecord', { tables: piped, fn: required, idx: required }, findRecord),
];
