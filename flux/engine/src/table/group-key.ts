import { formatTime } from '../eval/calendar.js';
import { Time, UInt } from '../eval/values.js';
import type { Scalar } from '../eval/values.js';
import { columnTypes } from './column.js';
import type { ColumnType } from './column.js';

export interface KeyColumn {
  readonly label: string;
  readonly type: ColumnType;
  readonly value: Scalar | null;
}

/** Compares strings by the bytes of their UTF-8, as influxd does. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      // Surrogates sort after every other code unit in UTF-8, though their numbers are lower than some.
      const xs = x >= 0xd800 && x <= 0xdfff;
      const ys = y >= 0xd800 && y <= 0xdfff;
      return xs === ys ? x - y : xs ? 1 : -1;
    }
  }
  return a.length - b.length;
}

/** Compares two cells of one type, neither null: NaN is neither less nor greater, as in Go. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (typeof a === 'string') return compareStrings(a, b as string);
  if (a instanceof Time) return a.ns < (b as Time).ns ? -1 : a.ns > (b as Time).ns ? 1 : 0;
  if (a instanceof UInt) return a.value < (b as UInt).value ? -1 : a.value > (b as UInt).value ? 1 : 0;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether two cells of one type are the same; no NaN is told from another number. */
export function sameCell(a: Scalar | null, b: Scalar | null): boolean {
  return a === null || b === null ? a === b : compareScalars(a, b) === 0;
}

const rank = new Map(columnTypes.map((type, index) => [type, index]));

/** The columns that are the same in all rows of a table, and their values: what tells tables apart. */
export class GroupKey {
  static readonly empty = new GroupKey([]);
  private sorted: readonly KeyColumn[] | undefined;
  private text: string | undefined;

  constructor(readonly columns: readonly KeyColumn[]) {}

  has(label: string): boolean {
    return this.columns.some((column) => column.label === label);
  }

  find(label: string): KeyColumn | undefined {
    return this.columns.find((column) => column.label === label);
  }

  /** The same key with the columns that fail the test left out. */
  filter(test: (column: KeyColumn) => boolean): GroupKey {
    const columns = this.columns.filter(test);
    return columns.length === this.columns.length ? this : new GroupKey(columns);
  }

  byLabel(): readonly KeyColumn[] {
    this.sorted ??= sortedByLabel(this.columns);
    return this.sorted;
  }

  /** A text that two keys share exactly when they are equal, whatever the order of their columns. */
  id(): string {
    if (this.text === undefined) {
      let text = '';
      for (const { label, type, value } of this.byLabel())
        text += `${label}\u0000${type}${cellText(value)}\u0001`;
      this.text = text;
    }
    return this.text;
  }

  /** `{label=value,…}`, as influxd shows keys in messages. */
  toString(): string {
    return `{${this.byLabel()
      .map(({ label, value }) => `${label}=${shownText(value)}`)
      .join(',')}}`;
  }

  /** influxd's order of tables: by sorted label, then type, then value, null lowest, the shorter key first. */
  compare(other: GroupKey): number {
    const a = this.byLabel();
    const b = other.byLabel();
    const least = Math.min(a.length, b.length);
    for (let i = 0; i < least; i++) {
      const x = a[i];
      const y = b[i];
      // The key that lacks a label is the lower one, and it shows the greater label here.
      if (x.label !== y.label) return -compareStrings(x.label, y.label);
      if (x.type !== y.type) return rank.get(x.type)! - rank.get(y.type)!;
      if (x.value === null || y.value === null) {
        if (x.value === y.value) continue;
        return x.value === null ? -1 : 1;
      }
      const order = compareScalars(x.value, y.value);
      if (order !== 0) return order;
      if (Number.isNaN(x.value) !== Number.isNaN(y.value)) return Number.isNaN(x.value) ? -1 : 1;
    }
    return a.length - b.length;
  }
}

/** By insertion: keys are short, and made for every table. */
function sortedByLabel(columns: readonly KeyColumn[]): readonly KeyColumn[] {
  let sorted: KeyColumn[] | undefined;
  for (let i = 1; i < columns.length; i++) {
    const from: readonly KeyColumn[] = sorted ?? columns;
    const column = from[i];
    if (compareStrings(from[i - 1].label, column.label) <= 0) continue;
    sorted ??= [...columns];
    let at = i;
    for (; at > 0 && compareStrings(sorted[at - 1].label, column.label) > 0; at--)
      sorted[at] = sorted[at - 1];
    sorted[at] = column;
  }
  return sorted ?? columns;
}

function shownText(value: Scalar | null): string {
  if (value === null) return '<nil>';
  if (value instanceof Time) return formatTime(value.ns, false);
  return value instanceof UInt ? String(value.value) : String(value);
}

function cellText(value: Scalar | null): string {
  if (value === null) return 'n';
  if (value instanceof Time) return `:${value.ns}`;
  if (value instanceof UInt) return `:${value.value}`;
  return Object.is(value, -0) ? ':0' : `:${String(value)}`;
}
