import type { Args, Builtin, Call } from '../../eval/builtin.js';
import { FluxError, startError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import { TableStream } from '../../eval/stream.js';
import { cellOf } from '../../table/column.js';
import type { Column } from '../../table/column.js';
import { compareScalars, compareStrings, GroupKey } from '../../table/group-key.js';
import type { KeyColumn } from '../../table/group-key.js';
import { mergeByKey } from '../../table/merge.js';
import { Table } from '../../table/table.js';
import { zeros } from '../aggregates/select.js';
import { builtin, otherwise, required } from '../transform.js';

interface Side {
  name: string;
  tables: Table[];
}

function join(args: Args, call: Call): TableStream {
  const inputs = [...args.record('tables').fields].map(([name, value]) => {
    if (!(value instanceof TableStream))
      throw new FluxError('join: tables must be a record of streams of tables');
    return { name, stream: value };
  });
  if (new Set(inputs.map(({ stream }) => stream)).size !== 2)
    throw startError('joins currently must only have two parents');
  const method = args.string('method');
  if (method !== 'inner') throw new FluxError(`${method} is not a valid join type`);
  const on = args.strings('on');
  if (on.length === 0) throw new FluxError(`at least one column in 'on' column list is required`);
  // influxd takes the streams in the order of their names.
  inputs.sort((a, b) => compareStrings(a.name, b.name));
  return new TableStream({
    kind: call.name,
    inputs: inputs.map(({ stream }) => stream),
    at: call.at,
    compute: ([left, right], query) =>
      joinSides(
        withColumns({ name: inputs[0].name, tables: left }, on),
        withColumns({ name: inputs[1].name, tables: right }, on),
        on,
        query,
      ),
  });
}

/**
 * Rows that came late are put to the others of their key. A table that lacks a column of `on` takes no part: a missing cell
 * is a null, which agrees with nothing.
 */
function withColumns({ name, tables }: Side, on: readonly string[]): Side {
  return { name, tables: mergeByKey(tables).filter((table) => on.every((label) => table.column(label))) };
}

function joinSides(left: Side, right: Side, on: readonly string[], query: Query): Table[] {
  if (left.tables.length === 0 || right.tables.length === 0) return [];
  const keys = [left, right].map(({ tables }) => tables[0].key);
  const shared = on.filter((label) => keys.every((key) => key.has(label)));
  const firstNames = namesOf(left.tables[0], right.tables[0], { left: left.name, right: right.name, on });
  const pairs = new Map<string, readonly [planned: GroupKey, a: Table, b: Table]>();
  for (const a of left.tables.filter((table) => !hasNullKey(table, on))) {
    for (const b of right.tables.filter((table) => !hasNullKey(table, on))) {
      query.checkpoint();
      if (!shared.every((label) => sameKeyValue(a.key, b.key, label))) continue;
      const planned = plannedKey(a.key, b.key, firstNames);
      if (!pairs.has(planned.id())) pairs.set(planned.id(), [planned, a, b]);
    }
  }
  return [...pairs.values()]
    .sort(([x], [y]) => x.compare(y))
    .map(([, a, b]) => joinTables(a, b, { left: left.name, right: right.name, on }, query))
    .filter((table) => table.length > 0);
}

function hasNullKey(table: Table, on: readonly string[]): boolean {
  return table.key.columns.some(({ label, value }) => value === null && on.includes(label));
}

function sameKeyValue(a: GroupKey, b: GroupKey, label: string): boolean {
  const x = a.find(label)?.value ?? null;
  const y = b.find(label)?.value ?? null;
  return x !== null && y !== null && typeof x === typeof y && compareScalars(x, y) === 0;
}

interface Names {
  left: string;
  right: string;
  on: readonly string[];
}

type Rename = (label: string) => string;

interface SideNames {
  left: Rename;
  right: Rename;
  /** The two tables. */
  known: readonly [Table, Table];
}

/** What the columns of two tables are called when joined: those that both have, and that are not joined on, by their side. */
function namesOf(a: Table, b: Table, { left, right, on }: Names): SideNames {
  const both = new Set(a.layout.labels.filter((label) => b.column(label) && !on.includes(label)));
  return {
    left: (label) => (both.has(label) ? `${label}_${left}` : label),
    right: (label) => (both.has(label) ? `${label}_${right}` : label),
    known: [a, b],
  };
}

/**
 * The key by which influxd orders joined tables, and of which it makes one table only: it takes the names from the first
 * table of each side, and of all columns that those lack it makes one.
 */
function plannedKey(a: GroupKey, b: GroupKey, { left, right, known }: SideNames): GroupKey {
  const columns = new Map<string, KeyColumn>();
  const add = (one: KeyColumn, table: Table, rename: Rename): void => {
    const label = table.column(one.label) ? rename(one.label) : '';
    const column = label
      ? { ...one, label }
      : { label, type: 'bool' as const, value: one.value === null ? null : true };
    if (!columns.has(label)) columns.set(label, column);
  };
  for (const one of a.columns) add(one, known[0], left);
  for (const one of b.columns) add(one, known[1], right);
  return new GroupKey([...columns.values()]);
}

function joinTables(a: Table, b: Table, names: Names, query: Query): Table {
  const { on } = names;
  const { left, right } = namesOf(a, b, names);
  const pairs = matchRows(a, b, on, query);
  const columns = new Map<string, Column>();
  for (const [label, column] of a.entries()) columns.set(left(label), column.take(pairs.left));
  for (const [label, column] of b.entries())
    if (!on.includes(label)) columns.set(right(label), column.take(pairs.right));
  const key = new Map<string, KeyColumn>();
  for (const one of a.key.columns) key.set(left(one.label), { ...one, label: left(one.label) });
  for (const one of b.key.columns) {
    const label = right(one.label);
    if (!key.has(label)) key.set(label, { ...one, label });
  }
  const byLabel = ([x]: readonly [string, unknown], [y]: readonly [string, unknown]): number =>
    compareStrings(x, y);
  return Table.from(
    new GroupKey([...key].sort(byLabel).map(([, column]) => column)),
    [...columns].sort(byLabel),
    pairs.left.length,
  );
}

/** The pairs of rows that agree on the columns, in the order of those columns; a null agrees with nothing. */
function matchRows(
  a: Table,
  b: Table,
  on: readonly string[],
  query: Query,
): { left: number[]; right: number[] } {
  // A pair in the list, and a cell for each column of the table that is made of it.
  const pairBytes = 16 + 8 * (a.columns.length + b.columns.length);
  const left: number[] = [];
  const right: number[] = [];
  const groups = new Map(runsOf(b, on));
  for (const [id, rows] of runsOf(a, on)) {
    for (const row of rows) {
      for (const other of groups.get(id) ?? []) {
        query.made(pairBytes);
        left.push(row);
        right.push(other);
      }
    }
  }
  return { left, right };
}

/**
 * Rows that agree on the columns, by a text for what they agree on. influxd compares the cells as they are kept,
 * so that a null next to a zero, or to an empty text, counts as the same, and neither of the two matches anything.
 */
function* runsOf(table: Table, on: readonly string[]): Generator<readonly [id: string, rows: number[]]> {
  const columns = on.map((label) => table.column(label)!);
  let run: number[] = [];
  let known: string | undefined;
  const whole = (): boolean => !columns.some((column) => column.isNull(run[0]));
  for (const row of sortedRows(table, on)) {
    const id = columns.map((column) => cellId(column, row)).join('\u0000');
    if (known !== undefined && id !== known) {
      if (whole()) yield [known, run];
      run = [];
    }
    known = id;
    run.push(row);
  }
  if (known !== undefined && whole()) yield [known, run];
}

function cellId(column: Column, row: number): string {
  const cell = column.isNull(row) ? cellOf(zeros[column.type]) : column.raw(row);
  return `${column.type[0]}${String(cell)}`;
}

function sortedRows(table: Table, on: readonly string[]): number[] {
  const columns = on.map((label) => table.column(label)!);
  const rows = Array.from({ length: table.length }, (_, row) => row);
  return rows.sort((x, y) => {
    for (const column of columns) {
      const a = column.get(x);
      const b = column.get(y);
      const order = a === null || b === null ? Number(a !== null) - Number(b !== null) : compareScalars(a, b);
      if (order !== 0) return order;
    }
    return x - y;
  });
}

export const joinFunctions: Builtin[] = [
  builtin('join', { tables: required, method: otherwise('inner'), on: otherwise([]) }, join),
];
