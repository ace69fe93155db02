import { FluxError } from '../eval/errors.js';
import { Column } from './column.js';
import type { ColumnType } from './column.js';
import { GroupKey, sameCell } from './group-key.js';
import type { KeyColumn } from './group-key.js';

/** From so many columns on, a map finds one sooner than a walk along the labels. */
const manyColumns = 16;

/** The labels of a table's columns and where each stands: shared by tables of one shape. */
export class Layout {
  private positions: Map<string, number> | undefined;
  private unique: boolean | undefined;

  constructor(readonly labels: readonly string[]) {}

  /** -1 where there is no such column. */
  indexOf(label: string): number {
    if (this.labels.length <= manyColumns) return this.labels.indexOf(label);
    this.positions ??= new Map(this.labels.map((one, index) => [one, index]));
    return this.positions.get(label) ?? -1;
  }

  /** Where a label stands that comes again, and where it comes again; undefined where none does. */
  repeat(): readonly [first: number, again: number] | undefined {
    this.unique ??= new Set(this.labels).size === this.labels.length;
    if (this.unique) return undefined;
    const again = this.labels.findIndex((label, index) => this.labels.indexOf(label) < index);
    return [this.labels.indexOf(this.labels[again]), again];
  }

  /** Whether it has the same labels in the same order. */
  equals(other: Layout): boolean {
    const { labels } = other;
    if (this === other) return true;
    if (this.labels.length !== labels.length) return false;
    for (let i = 0; i < labels.length; i++) if (this.labels[i] !== labels[i]) return false;
    return true;
  }
}

/** A table of a stream: its group key and its columns, all of one length. Never changed once made. */
export class Table {
  readonly length: number;

  constructor(
    readonly key: GroupKey,
    readonly layout: Layout,
    readonly columns: readonly Column[],
    length: number,
    /**
     * Where a part that came from another table begins, first one left out; parts may be empty. `sort` breaks ties by parts.
     */
    readonly parts: readonly number[] = [],
    /** Whether it came when its table was taken for complete: it belongs to another one of the same key. */
    readonly late = false,
  ) {
    // Rows are known by their cells: where there is no column there is no row.
    this.length = columns.length === 0 ? 0 : length;
  }

  static from(
    key: GroupKey,
    columns: ReadonlyArray<readonly [label: string, column: Column]>,
    length?: number,
  ): Table {
    return new Table(
      key,
      new Layout(columns.map(([label]) => label)),
      columns.map(([, column]) => column),
      length ?? columns[0]?.[1].length ?? 0,
    );
  }

  column(label: string): Column | undefined {
    const index = this.layout.indexOf(label);
    return index < 0 ? undefined : this.columns[index];
  }

  /** Labels and columns side by side, in order. */
  entries(): Array<readonly [string, Column]> {
    return this.layout.labels.map((label, index) => [label, this.columns[index]] as const);
  }

  /** The same rows with other columns, perhaps under another key. */
  withColumns(columns: ReadonlyArray<readonly [string, Column]>, key = this.key): Table {
    const layout = new Layout(columns.map(([label]) => label));
    return new Table(
      key,
      layout,
      columns.map(([, column]) => column),
      this.length,
      this.parts,
      this.late,
    );
  }

  /** The same columns under another key. */
  withKey(key: GroupKey): Table {
    return new Table(key, this.layout, this.columns, this.length, this.parts, this.late);
  }

  /** The same rows, late or not. */
  withLate(late: boolean): Table {
    return late === this.late
      ? this
      : new Table(this.key, this.layout, this.columns, this.length, this.parts, late);
  }

  /** The rows [start, stop), under the same key. */
  slice(start: number, stop: number): Table {
    if (start === 0 && stop === this.length) return this;
    return new Table(
      this.key,
      this.layout,
      this.columns.map((column) => column.slice(start, stop)),
      stop - start,
      this.parts.filter((part) => part > start && part < stop).map((part) => part - start),
      this.late,
    );
  }

  /** The rows named, in that order, under the same key. */
  take(rows: ArrayLike<number>): Table {
    return new Table(
      this.key,
      this.layout,
      this.columns.map((column) => column.take(rows)),
      rows.length,
      [],
      this.late,
    );
  }

  /** Replaces the column of this label where it stands, or appends it. */
  with(label: string, column: Column): Table {
    const index = this.layout.indexOf(label);
    if (index >= 0) {
      return new Table(
        this.key,
        this.layout,
        this.columns.map((old, at) => (at === index ? column : old)),
        this.length,
        this.parts,
        this.late,
      );
    }
    const layout = new Layout([...this.layout.labels, label]);
    return new Table(this.key, layout, [...this.columns, column], this.length, this.parts, this.late);
  }

  /** Appends a column even where there is one of this label: influxd then shows that one's cells twice. */
  appended(label: string, column: Column): Table {
    const known = this.column(label);
    if (!known) return this.with(label, column);
    const layout = new Layout([...this.layout.labels, label]);
    // Without cells, the second one has the type that it was meant to have.
    const shown = this.length === 0 ? column : known;
    return new Table(this.key, layout, [...this.columns, shown], this.length, this.parts, this.late);
  }

  /** The same table as it is where its rows came so many at a time. */
  inParts(rows: number): Table {
    const parts: number[] = [];
    for (let row = rows; row < this.length; row += rows) parts.push(row);
    return new Table(this.key, this.layout, this.columns, this.length, parts);
  }

  /** The same table in one piece, wherever its rows came from. */
  whole(): Table {
    return this.parts.length === 0
      ? this
      : new Table(this.key, this.layout, this.columns, this.length, [], this.late);
  }

  /** Its parts as tables of their own. */
  pieces(): Table[] {
    if (this.parts.length === 0) return [this];
    const bounds = [0, ...this.parts, this.length];
    return bounds.slice(1).map((stop, part) => this.slice(bounds[part], stop).whole());
  }

  bytes(): number {
    return this.columns.reduce((sum, column) => sum + column.bytes(), 0);
  }
}

/** A key column for each label of the key that a table still has, read from the table. */
export function keyFrom(labels: readonly string[], table: Table, row = 0): GroupKey {
  const columns: KeyColumn[] = [];
  for (const label of labels) {
    const column = table.column(label);
    if (column) columns.push({ label, type: column.type, value: column.get(row) });
  }
  return new GroupKey(columns);
}

/** Key columns as constant columns of a table. */
export function keyEntries(key: GroupKey, length: number): Array<readonly [string, Column]> {
  return key.columns.map((own) => [own.label, repeatedKeyValue(own, length)] as const);
}

/** A key's value in so many rows. */
export function repeatedKeyValue({ type, value }: KeyColumn, length: number): Column {
  return Column.repeat(type, value, length);
}

/** The same as influxd's newer functions write it anew: there, a null text is an empty one. */
export function rewrittenKeyValue({ type, value }: KeyColumn, length: number): Column {
  return Column.repeat(type, type === 'string' ? (value ?? '') : value, length);
}

/** A table whose rows have in the key's columns what the key has, as `repeated` writes it. */
export function withKeyCells(table: Table, repeated: (own: KeyColumn, length: number) => Column): Table {
  return table.key.columns.reduce((keyed, own) => {
    const column = keyed.column(own.label);
    if (!column) return keyed;
    const wanted = repeated(own, table.length);
    const isSame = column.constant && sameCell(column.get(0), wanted.get(0));
    return isSame ? keyed : keyed.with(own.label, wanted);
  }, table);
}

/** influxd's error where tables that become one disagree on a column's type. */
export function schemaCollision(label: string, one: ColumnType, other: ColumnType): FluxError {
  return new FluxError(`schema collision detected: column "${label}" is both of type ${one} and ${other}`);
}
