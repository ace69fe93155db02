import type { Args, Builtin, Call } from '../eval/builtin.js';
import { callFunction } from '../eval/closure.js';
import { FluxError, panicError } from '../eval/errors.js';
import { TableStream } from '../eval/stream.js';
import type { FluxFunction } from '../eval/values.js';
import { Column } from '../table/column.js';
import { GroupKey } from '../table/group-key.js';
import type { KeyColumn } from '../table/group-key.js';
import { concatenate } from '../table/builder.js';
import { byKey, mergeByKey } from '../table/merge.js';
import { Layout, Table } from '../table/table.js';
import { builtin, optional, piped, required, sorted, transform } from './transform.js';

/** Changes each table's columns; tables that then share a key become one. */
function mutated(tables: readonly Table[], change: (table: Table) => Table): Table[] {
  return sorted(mergeByKey(tables.map((table) => checkLabels(change(table), table))));
}

function mutate(call: Call, input: TableStream, change: (table: Table) => Table): TableStream {
  return transform(call, input, (tables) => mutated(tables, change));
}

/** Throws FluxError where a label comes twice; a change of columns alone does not bring that about, but for `rename`. */
function checkLabels(changed: Table, before: Table): Table {
  if (before.layout.repeat() && changed.layout.repeat()) throw repeatedLabel(changed.layout);
  return changed;
}

function repeatedLabel(layout: Layout): FluxError {
  const [first, again] = layout.repeat()!;
  return new FluxError(
    `column ${first} and ${again} have the same name ("${layout.labels[first]}") which is not allowed`,
  );
}

function keepColumns(table: Table, keep: (label: string) => boolean): Table {
  const entries = table.entries().filter(([label]) => keep(label));
  if (entries.length === table.columns.length) return table;
  return table.withColumns(
    entries,
    table.key.filter(({ label }) => keep(label)),
  );
}

/**
 * Throws FluxError, in influxd's words, unless exactly one of `columns` and `fn` is given.
 * @param fn what errors call `fn` where both are given, and where neither is
 */
function checkOneGiven(args: Args, call: Call, fn: { both: string; neither: string }): void {
  if (args.has('columns') !== args.has('fn')) return;
  const problem = args.has('fn')
    ? `both column list and ${fn.both}`
    : `neither column list nor ${fn.neither}`;
  throw new FluxError(`${call.name} error: ${problem} provided`);
}

/** The labels of `columns`, or what `fn` says of each label. */
function chosenLabels(args: Args, call: Call): (label: string) => boolean {
  checkOneGiven(args, call, { both: 'predicate', neither: 'predicate function' });
  if (args.has('columns')) {
    const labels = new Set(args.strings('columns'));
    return (label) => labels.has(label);
  }
  const fn = args.compiled('fn');
  return (label) => callFunction(fn, { column: label }, call.query, call.at) === true;
}

function keep(args: Args, call: Call): TableStream {
  const chosen = chosenLabels(args, call);
  if (args.has('columns')) return new KeepStream(args.stream(), args.strings('columns'), call);
  return mutate(call, args.stream(), (table) => keepColumns(table, chosen));
}

/** A stream with no other columns than some; said so that what follows may be left to the storage. */
export class KeepStream extends TableStream {
  constructor(
    readonly input: TableStream,
    private readonly labels: readonly string[],
    call: Call,
  ) {
    const chosen = new Set(labels);
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      compute: ([tables]) => mutated(tables, (table) => keepColumns(table, (label) => chosen.has(label))),
    });
  }

  /** Whether it keeps one column alone, and that is this. */
  isOnly(label: string): boolean {
    return this.labels.length === 1 && this.labels[0] === label;
  }
}

function drop(args: Args, call: Call): TableStream {
  const chosen = chosenLabels(args, call);
  return mutate(call, args.stream(), (table) => keepColumns(table, (label) => !chosen(label)));
}

function rename(args: Args, call: Call): TableStream {
  checkOneGiven(args, call, { both: 'map function', neither: 'map function' });
  const names = args.has('columns') ? args.record('columns').fields : undefined;
  const fn = args.has('fn') ? args.compiled('fn') : undefined;
  const renamed = (label: string): string => {
    if (names) return (names.get(label) as string | undefined) ?? label;
    return newLabel(fn!, label, call);
  };
  return mutate(call, args.stream(), (table) => {
    for (const label of names?.keys() ?? []) {
      if (!table.column(label)) throw new FluxError(`rename error: column "${label}" doesn't exist`);
    }
    const entries = table.entries().map(([label, column]) => [renamed(label), column] as const);
    const layout = new Layout(entries.map(([label]) => label));
    if (layout.repeat()) throw repeatedLabel(layout);
    // The key's columns take the order they have in the table.
    const key = table.layout.labels.filter((label) => table.key.has(label));
    return table.withColumns(
      entries,
      new GroupKey(key.map((label) => ({ ...table.key.find(label)!, label: renamed(label) }))),
    );
  });
}

function newLabel(fn: FluxFunction, label: string, call: Call): string {
  const value = callFunction(fn, { column: label }, call.query, call.at);
  if (typeof value === 'string') return value;
  throw new FluxError('rename error: fn must return a string');
}

function duplicate(args: Args, call: Call): TableStream {
  const from = args.string('column');
  const as = args.string('as');
  return new DuplicateStream(args.stream(), from, as, call);
}

/** A stream with a column doubled; said so that what follows may be combined with it. */
export class DuplicateStream extends TableStream {
  constructor(
    readonly input: TableStream,
    readonly column: string,
    readonly as: string,
    call: Call,
  ) {
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      compute: ([tables]) => mutated(tables, (table) => duplicateColumn(table, column, as)),
    });
  }
}

export function duplicateColumn(table: Table, from: string, as: string): Table {
  const column = table.column(from);
  if (!column) throw new FluxError(`duplicate error: column "${from}" doesn't exist`);
  const copied = table.with(as, column);
  if (!table.key.has(as)) return copied;
  const source = table.key.find(from);
  const columns = source
    ? table.key.columns.map((key) => (key.label === as ? { ...source, label: as } : key))
    : withoutColumn(table.key.columns, as);
  return copied.withKey(new GroupKey(columns));
}

/**
 * influxd takes the column out of the key and leaves its value there, so that each column behind it gets the value of the one
 * before. Where that is of another type, influxd panics, and each keeps its own here.
 */
function withoutColumn(key: readonly KeyColumn[], label: string): KeyColumn[] {
  const rest = key.filter((column) => column.label !== label);
  const fits = rest.every(({ type }, index) => key[index].type === type);
  return fits ? rest.map((column, index) => ({ ...column, value: key[index].value })) : rest;
}

function set(args: Args, call: Call): TableStream {
  const key = args.string('key');
  const value = args.string('value');
  return transform(call, args.stream(), (tables) => setColumn(tables, key, value));
}

/** A table's key with one of its columns set, if it has that. */
function keyWith(key: GroupKey, label: string, value: string): GroupKey {
  if (!key.has(label)) return key;
  return new GroupKey(
    key.columns.map((column) =>
      column.label === label ? { label, type: 'string' as const, value } : column,
    ),
  );
}

function setColumn(tables: readonly Table[], label: string, value: string): Table[] {
  const rekeyed = tables.map((table) => table.withKey(keyWith(table.key, label, value)));
  return sorted(byKey(rekeyed).map((members) => byPosition(members, label, value)));
}

/**
 * Tables that have become one: influxd takes the first one's columns, and appends to each what stands in its place in the
 * others. Where that is of another type it panics; what is missing at the end is null.
 */
function byPosition(tables: readonly Table[], label: string, value: string): Table {
  const [first] = tables;
  const shape = first.column(label) ? first : first.with(label, Column.of('string', []));
  const labels = shape.layout.labels;
  const own = labels.indexOf(label);
  const parts: Column[][] = shape.columns.map(({ type }) => [Column.of(type, [])]);
  for (const table of tables) {
    if (table.length === 0) continue;
    table.columns.forEach((column, place) => {
      if (place !== own) append(place, column);
    });
    append(own, Column.repeat('string', value, table.length));
  }
  const length = tables.reduce((sum, table) => sum + table.length, 0);
  const columns = parts.map((columns) => ofLength(concatenate(columns), length));
  return Table.from(
    first.key,
    labels.map((name, place) => [name, columns[place]] as const),
    length,
  );

  function append(place: number, column: Column): void {
    if (place >= labels.length)
      throw panicError(`runtime error: index out of range [${place}] with length ${labels.length}`);
    const { type } = shape.columns[place];
    if (column.type !== type)
      throw panicError(`column ${labels[place]}:${type} is not of type ${column.type}`);
    parts[place].push(column);
  }
}

function ofLength(column: Column, length: number): Column {
  if (column.length >= length) return column.slice(0, length);
  return concatenate([column, Column.repeat(column.type, null, length - column.length)]);
}

export const columnFunctions: Builtin[] = [
  builtin('keep', { tables: piped, columns: optional, fn: optional }, keep),
  builtin('drop', { tables: piped, columns: optional, fn: optional }, drop),
  builtin('rename', { tables: piped, columns: optional, fn: optional }, rename),
  builtin('duplicate', { tables: piped, column: required, as: required }, duplicate),
  builtin('set', { tables: piped, key: required, value: required }, set),
];
