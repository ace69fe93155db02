import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError, panicError } from '../eval/errors.js';
import { columnTypeOf, natureOf } from '../eval/natures.js';
import type { TableStream } from '../eval/stream.js';
import { cellValue, Time } from '../eval/values.js';
import type { FluxRecord, Value } from '../eval/values.js';
import { Column } from '../table/column.js';
import type { ColumnType } from '../table/column.js';
import { GroupKey } from '../table/group-key.js';
import { append, byKey, mergeByKey, rebuildByKey } from '../table/merge.js';
import { Table } from '../table/table.js';
import { toInt } from './convert.js';
import { splitRows } from './group.js';
import { evaluated } from './map.js';
import { sortedColumns } from './convert-tables.js';
import { pieceId, piecewise } from './pieces.js';
import { builtin, inPackage, otherwise, piped, required, sorted, transform } from './transform.js';

/** Each table's columns of values as tables of their own, the column's label in `_field`. */
function unpivot(args: Args, call: Call): TableStream {
  const others = args.strings('otherColumns');
  const compute = (pieces: Table[]): Table[] => pieces.flatMap((piece) => unpivotTable(piece, others));
  return transform(call, args.stream(), compute, { passing: 'regrouped', retells: true });
}

function unpivotTable(table: Table, others: readonly string[]): Table[] {
  if (table.column('_field') || table.column('_value'))
    throw new FluxError(`unpivot can't have "_field" or "_value" as an input column`);
  for (const label of others)
    if (label !== '_field' && !table.column(label))
      throw new FluxError(`unpivot could not find column named "${label}"`);
  const inRows = others.includes('_field');
  return table.entries().flatMap(([label, values]) => {
    if (table.key.has(label) || others.includes(label)) return [];
    const rows: number[] = [];
    for (let row = 0; row < values.length; row++) if (!values.isNull(row)) rows.push(row);
    const name = Column.repeat('string', label, rows.length);
    const key = inRows
      ? table.key
      : new GroupKey([...table.key.columns, { label: '_field', type: 'string', value: label }]);
    const entries = [
      // influxd takes as many of the key's cells as there are values, whatever rows those are in.
      ...table.key.columns.map((one) => [one.label, table.column(one.label)!.slice(0, rows.length)] as const),
      ...(inRows ? [] : [['_field', name] as const]),
      ...others.map((other) => [other, other === '_field' ? name : table.column(other)!.take(rows)] as const),
      ['_value', values.take(rows)] as const,
    ];
    return [Table.from(key, entries, rows.length)];
  });
}

function typeOf(label: string, value: Value): ColumnType {
  const type = columnTypeOf(natureOf(value));
  if (type) return type;
  throw new FluxError(`set: property "${label}" is ${natureOf(value)}, which no column can hold`);
}

/** Sets several columns to constants. */
function set(args: Args, call: Call): TableStream {
  const object = args.record('o');
  const compute = (tables: Table[]): Table[] =>
    sorted(byKey(tables.map((table) => setColumns(table, object))).map(withColumnsOfFirst));
  // Its types tell nothing of the rows that it makes.
  return transform(call, args.stream(), compute, { rowTypes: () => new Map() });
}

/** Tables that have become one, with the first one's columns: influxd panics where another lacks one, or has another type. */
function withColumnsOfFirst(tables: readonly Table[]): Table {
  const [first] = tables;
  const filled = tables.filter(({ length }) => length > 0);
  if (filled.length < 2) return (filled[0] ?? first).whole();
  const like = filled.map((table) =>
    table.withColumns(
      first.entries().map(([label, { type }]) => {
        const column = table.column(label);
        if (!column)
          throw new FluxError('AppendCol column reader index out of bounds', { code: 'internal error' });
        if (column.type !== type) throw panicError(`column ${label}:${type} is not of type ${column.type}`);
        return [label, column] as const;
      }),
    ),
  );
  return append(like).whole();
}

function setColumns(table: Table, object: FluxRecord): Table {
  let changed = table;
  for (const [label, value] of object.fields)
    changed = changed.with(label, Column.repeat(typeOf(label, value), cellValue(value), table.length));
  const key = table.key.columns.map((column) => {
    const value = object.fields.get(column.label);
    if (value === undefined) return column;
    return { label: column.label, type: typeOf(column.label, value), value: cellValue(value) };
  });
  return changed.withKey(new GroupKey(key));
}

function preview(args: Args, call: Call): TableStream {
  const rows = Number(args.int('nrows'));
  if (rows < 0) {
    return transform(call, args.stream(), (pieces) => {
      if (pieces.length > 0) throw panicError('arrow/array: index out of range');
      return [];
    });
  }
  const tables = Number(args.int('ntables'));
  return transform(call, args.stream(), (pieces) => previewPieces(pieces, rows, tables), {
    passing: 'chunks',
  });
}

/** As influxd does, a piece counts as a table of its own after one of the same key that had to be cut. */
function previewPieces(pieces: readonly Table[], rows: number, tables: number): Table[] {
  const left = new Map<string, number>();
  let started = 0;
  return pieces.flatMap((piece) => {
    const id = pieceId(piece);
    const wanted = left.get(id) ?? (tables < 0 || started++ < tables ? rows : undefined);
    if (wanted === undefined) return [];
    if (piece.length <= wanted) left.set(id, wanted - piece.length);
    else left.delete(id);
    return [piece.slice(0, Math.min(piece.length, wanted))];
  });
}

/** Moves each table in time so that its first row stands at the same instant. */
function alignTime(args: Args, call: Call): TableStream {
  const given = args.value('alignTo');
  // In influxd it is a `map` of pieces, and then a `drop`.
  const mapped = transform(
    call,
    args.stream(),
    (pieces) =>
      piecewise(pieces, (table) => ({ table: aligned(table, evaluated(toInt, given) as bigint) }))
        .filter((table) => table.length > 0)
        .map(sortedColumns),
    { passing: 'regrouped' },
  );
  return transform(call, mapped, (tables) => sorted(rebuildByKey(tables)));
}

function aligned(table: Table, to: bigint): Table {
  const times = table.column('_time');
  if (!times) throw new FluxError('column "_time" does not exist');
  if (times.hasNulls()) throw new FluxError('got a null timestamp');
  if (table.length === 0) return table;
  const first = times.raw(0) as bigint;
  const data = new BigInt64Array(table.length);
  let previous = first;
  for (let row = 0; row < table.length; row++) {
    const time = times.raw(row) as bigint;
    if (time < previous) throw new FluxError('got an out-of-order timestamp');
    previous = time;
    data[row] = to + (time - first);
  }
  return table.with('_time', new Column('time', table.length, data, null));
}

/** Adds columns to the group key. */
function group(args: Args, call: Call): TableStream {
  const mode = args.string('mode');
  if (mode !== 'extend')
    throw new FluxError(`invalid group mode "${mode}"; experimental.group requires mode "extend"`);
  const labels = args.strings('columns');
  return transform(call, args.stream(), (tables, query) =>
    sorted(
      mergeByKey(
        tables.flatMap((table) => {
          for (const label of labels)
            if (!table.column(label)) throw new FluxError(`unknown column "${label}"`);
          // influxd goes through the rows: a table without one has no place to go.
          if (table.length === 0) return [];
          query.checkpoint();
          return splitRows(table, new Set([...table.key.columns.map(({ label }) => label), ...labels]));
        }),
      ),
    ),
  );
}

export const experimentalFunctions: Builtin[] = inPackage(
  'experimental',
  builtin('unpivot', { tables: piped, otherColumns: otherwise(['_time']) }, unpivot),
  builtin('set', { tables: piped, o: required }, set),
  builtin('preview', { tables: piped, nrows: otherwise(5n), ntables: otherwise(5n) }, preview),
  builtin('alignTime', { tables: piped, alignTo: otherwise(new Time(0n)) }, alignTime),
  builtin('group', { tables: piped, mode: required, columns: required }, group),
);
