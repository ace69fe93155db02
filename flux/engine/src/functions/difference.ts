import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import type { TableStream } from '../eval/stream.js';
import type { Column } from '../table/column.js';
import { ColumnBuilder } from '../table/builder.js';
import type { Table } from '../table/table.js';
import { runningSum } from './cumulative-sum.js';
import { builtin, otherwise, piped, tableByTable } from './transform.js';

interface Spec {
  columns: ReadonlySet<string>;
  nonNegative: boolean;
  keepFirst: boolean;
  initialZero: boolean;
}

function difference(args: Args, call: Call): TableStream {
  const spec: Spec = {
    columns: new Set(args.strings('columns')),
    nonNegative: args.bool('nonNegative'),
    keepFirst: args.bool('keepFirst'),
    initialZero: args.bool('initialZero'),
  };
  return tableByTable(call, args.stream(), 'difference', (table) => differenceTable(table, spec));
}

function differenceTable(table: Table, spec: Spec): Table {
  const changed = table.withColumns(
    table
      .entries()
      .map(
        ([label, column]) =>
          [label, spec.columns.has(label) ? differences(label, column, spec) : column] as const,
      ),
  );
  return changed.slice(spec.keepFirst ? 0 : Math.min(1, table.length), table.length).whole();
}

/** Each value less the last one before it that was not null. */
function differences(label: string, column: Column, { nonNegative, keepFirst, initialZero }: Spec): Column {
  const { type, length } = column;
  if (type === 'time')
    throw new FluxError('difference does not support time columns. Try the elapsed function');
  if (type === 'bool' || type === 'string')
    throw new FluxError(`difference does not support column "${label}" of type "${type}"`);
  const float = type === 'float';
  const zero = float ? 0 : 0n;
  const builder = new ColumnBuilder(float ? 'float' : 'int', length);
  let previous: number | bigint | undefined;
  for (let row = 0; row < length; row++) {
    if (column.isNull(row)) {
      builder.appendNull();
      continue;
    }
    const value = column.raw(row) as number | bigint;
    const before = previous;
    previous = value;
    if (before === undefined) {
      builder.append(keepFirst && initialZero ? zero : null);
      continue;
    }
    const step = float
      ? (value as number) - (before as number)
      : wrap((value as bigint) - (before as bigint));
    const own = float ? (value as number) : wrap(value as bigint);
    if (step >= 0 || !nonNegative) builder.append(step);
    else builder.append(initialZero && own >= 0 ? own : null);
  }
  return builder.build();
}

function wrap(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** The sum of all increases so far; a fall counts as a counter that started anew. */
function increase(args: Args, call: Call): TableStream {
  const columns = new Set(args.strings('columns'));
  const spec: Spec = { columns, nonNegative: true, keepFirst: true, initialZero: true };
  return tableByTable(call, args.stream(), 'difference', (table) => {
    const steps = differenceTable(table, spec);
    return steps.withColumns(
      steps
        .entries()
        .map(([label, column]) => [label, columns.has(label) ? runningSum(column) : column] as const),
    );
  });
}

const byValue = otherwise(['_value']);
const no = otherwise(false);

export const differenceFunctions: Builtin[] = [
  builtin(
    'difference',
    { tables: piped, nonNegative: no, columns: byValue, keepFirst: no, initialZero: no },
    difference,
  ),
  builtin('increase', { tables: piped, columns: byValue }, increase),
];
