import type { Args, Builtin, Call } from '../../eval/builtin.js';
import { FluxError } from '../../eval/errors.js';
import type { TableStream } from '../../eval/stream.js';
import { Time, UInt } from '../../eval/values.js';
import type { Scalar } from '../../eval/values.js';
import { Column } from '../../table/column.js';
import type { ColumnType } from '../../table/column.js';
import type { Table } from '../../table/table.js';
import { joined } from '../source/group-scan.js';
import type { SeriesGroup } from '../source/group-scan.js';
import { builtin, otherwise, piped, sorted } from '../transform.js';
import { AggregateStream } from './aggregate.js';

/** The row of [start, stop) to select, -1 for none; undefined where it cannot work on the column's type. */
export type Selector = (column: Column, start: number, stop: number) => number | undefined;

export const first: Selector = (column, start, stop) => {
  for (let row = start; row < stop; row++) if (!column.isNull(row)) return row;
  return -1;
};

export const last: Selector = (column, start, stop) => {
  for (let row = stop - 1; row >= start; row--) if (!column.isNull(row)) return row;
  return -1;
};

/** The extreme that comes first; NaN is never better than what is there. */
function extreme(better: (a: number | bigint, b: number | bigint) => boolean): Selector {
  return (column, start, stop) => {
    if (column.type === 'bool' || column.type === 'string') return undefined;
    let found = -1;
    let best: number | bigint = 0;
    for (let row = start; row < stop; row++) {
      if (column.isNull(row)) continue;
      const value = column.raw(row) as number | bigint;
      if (found < 0 || better(value, best)) [found, best] = [row, value];
    }
    return found;
  };
}

export const min = extreme((a, b) => a < b);
export const max = extreme((a, b) => a > b);

/** What a value of each type is where nothing was put in. */
export const zeros: Readonly<Record<ColumnType, Scalar>> = {
  bool: false,
  int: 0n,
  uint: new UInt(0n),
  float: 0,
  string: '',
  time: new Time(0n),
};

/** The rows selected; where influxd rebuilds the row from its values, a null in another column becomes a zero. */
export function selectRows(table: Table, rows: readonly number[], rebuild: boolean): Table {
  const selected = table.take(rows);
  if (!rebuild || rows.length === 0) return selected;
  return selected.withColumns(
    selected
      .entries()
      .map(([label, column]) => [label, column.hasNulls() ? withZeros(column) : column] as const),
  );
}

function withZeros(column: Column): Column {
  return Column.of(
    column.type,
    Array.from({ length: column.length }, (_, row) => column.get(row) ?? zeros[column.type]),
  );
}

/** What influxd calls a selector in its errors. */
function selectorType(name: string): string {
  return `${name[0].toUpperCase()}${name.slice(1)}Selector`;
}

/** A selector as a function of the language. */
export class SelectorFunction {
  constructor(
    readonly name: string,
    readonly select: Selector,
    /** Whether influxd rebuilds the row it selects. */
    readonly rebuild: boolean,
    /** How the storage selects among several series, where not by their order. */
    readonly byTime?: Selector,
  ) {}

  table(table: Table, label: string): Table {
    const column = table.column(label);
    if (!column) throw new FluxError(`no column "${label}" exists`);
    const row = this.select(column, 0, table.length);
    if (row === undefined)
      throw new FluxError(
        `invalid use of function: *universe.${selectorType(this.name)} has no implementation for type ${column.type}`,
      );
    return selectRows(table, row < 0 ? [] : [row], this.rebuild);
  }

  builtin(): Builtin {
    return builtin(this.name, { tables: piped, column: otherwise('_value') }, (args, call) =>
      this.run(args, call),
    );
  }

  private run(args: Args, call: Call): TableStream {
    const label = args.string('column');
    const input = args.stream();
    const ofTable = (table: Table): Table => this.table(table, label);
    const ofGroup = ({ key, members }: SeriesGroup): Table => {
      const table = joined(key, members);
      return this.byTime ? this.timed(table) : ofTable(table);
    };
    return new AggregateStream(this.name, label, input, call, {
      general: (tables) => sorted(tables.map(ofTable)),
      ...(label === '_value' && { ofSeries: ofTable, ofGroup }),
      oncePerKey: '',
    });
  }

  /** The row whose time is the extreme, of several series in one table. */
  private timed(table: Table): Table {
    const row = this.byTime!(table.column('_time')!, 0, table.length)!;
    return selectRows(table, row < 0 ? [] : [row], false);
  }
}

export const selectorFunctions: readonly SelectorFunction[] = [
  new SelectorFunction('first', first, false, min),
  new SelectorFunction('last', last, true, max),
  new SelectorFunction('min', min, true),
  new SelectorFunction('max', max, true),
];
