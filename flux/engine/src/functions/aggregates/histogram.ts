import type { Args, Builtin, Call } from '../../eval/builtin.js';
import { FluxError, panicError } from '../../eval/errors.js';
import type { TableStream } from '../../eval/stream.js';
import { fixedFloat } from '../../eval/text.js';
import { Column } from '../../table/column.js';
import { keyEntries, Table } from '../../table/table.js';
import { builtin, checkNew, otherwise, piped, required, tableByTable } from '../transform.js';

interface HistogramSpec {
  column: string;
  upperBoundColumn: string;
  countColumn: string;
  bins: Float64Array;
  normalize: boolean;
}

function histogram(args: Args, call: Call): TableStream {
  const bins = Float64Array.from(args.array('bins') as readonly number[]).sort();
  const spec: HistogramSpec = {
    column: args.string('column'),
    upperBoundColumn: args.string('upperBoundColumn'),
    countColumn: args.string('countColumn'),
    bins,
    normalize: args.bool('normalize'),
  };
  return tableByTable(call, args.stream(), 'histogram', (table) => histogramTable(table, spec));
}

/** Cumulative counts: of each bin, the values up to its bound. */
function histogramTable(
  table: Table,
  { column, upperBoundColumn, countColumn, bins, normalize }: HistogramSpec,
): Table {
  const values = table.column(column);
  if (!values) throw new FluxError(`column "${column}" is missing`);
  if (values.type !== 'float') throw new FluxError(`column "${column}" must be a float got ${values.type}`);
  checkNew((label) => table.key.has(label), upperBoundColumn, countColumn);
  const counts = new Float64Array(bins.length);
  let total = 0;
  for (let row = 0; row < table.length; row++) {
    if (values.isNull(row)) continue;
    const value = values.raw(row) as number;
    const bin = bins.findIndex((bound) => value <= bound);
    if (bin < 0) {
      if (bins.length === 0) throw panicError('runtime error: index out of range [-1]');
      throw new FluxError(
        `found value greater than any bin, ${bins.length} ${bins.length} ${fixedFloat(value)} ${fixedFloat(bins.at(-1)!)}`,
      );
    }
    counts[bin]++;
    total++;
  }
  let sum = 0;
  const cumulative = counts.map((count) => (sum += count) / (normalize ? total : 1));
  return Table.from(
    table.key,
    [
      ...keyEntries(table.key, bins.length),
      [upperBoundColumn, new Column('float', bins.length, bins, null)] as const,
      [countColumn, new Column('float', bins.length, cumulative, null)] as const,
    ],
    bins.length,
  );
}

interface QuantileSpec {
  quantile: number;
  countColumn: string;
  upperBoundColumn: string;
  valueColumn: string;
  minValue: number;
  onNonmonotonic: string;
}

function histogramQuantile(args: Args, call: Call): TableStream {
  const spec: QuantileSpec = {
    quantile: args.float('quantile'),
    countColumn: args.string('countColumn'),
    upperBoundColumn: args.string('upperBoundColumn'),
    valueColumn: args.string('valueColumn'),
    minValue: args.float('minValue'),
    onNonmonotonic: args.string('onNonmonotonic'),
  };
  if (!['error', 'force', 'drop'].includes(spec.onNonmonotonic))
    throw new FluxError(
      'value provided to histogramQuantile parameter onNonmonotonic is invalid; must be one of "error", "force" or "drop"',
    );
  return tableByTable(call, args.stream(), 'histogramQuantile', (table) => quantileTable(table, spec));
}

interface Bin {
  count: number;
  bound: number;
}

function quantileTable(table: Table, spec: QuantileSpec): Table {
  checkNew((label) => table.key.has(label), spec.valueColumn);
  const result = quantileOf(binsOf(table, spec), spec);
  const length = result === undefined ? 0 : 1;
  return Table.from(
    table.key,
    [
      ...keyEntries(table.key, length),
      [spec.valueColumn, Column.repeat('float', result ?? null, length)] as const,
    ],
    length,
  );
}

function floatColumn(table: Table, label: string, what: string): Column {
  const column = table.column(label);
  if (!column) throw new FluxError(`table is missing ${what} column "${label}"`);
  if (column.type !== 'float') throw new FluxError(`${what} column "${label}" must be of type float`);
  return column;
}

function binsOf(table: Table, { countColumn, upperBoundColumn }: QuantileSpec): Bin[] {
  const counts = floatColumn(table, countColumn, 'count');
  const bounds = floatColumn(table, upperBoundColumn, 'upper bound');
  if (counts.hasNulls()) throw new FluxError('unexpected null in the countColumn');
  if (bounds.hasNulls()) throw new FluxError('unexpected null in the upperBoundColumn');
  const bins = Array.from({ length: table.length }, (_, row) => {
    return { count: counts.raw(row) as number, bound: bounds.raw(row) as number };
  });
  return bins.sort((a, b) => (a.bound < b.bound ? -1 : a.bound > b.bound ? 1 : 0));
}

/** Null where nothing was counted; undefined where the histogram is to be dropped. */
function quantileOf(
  bins: Bin[],
  { quantile, minValue, onNonmonotonic }: QuantileSpec,
): number | null | undefined {
  if (bins.length === 0) throw new FluxError('histogram is empty');
  let highest = 0;
  for (const bin of bins) {
    // A NaN is not less than what is before it, nor is what follows less than it.
    if (!(bin.count < highest)) highest = bin.count;
    else if (onNonmonotonic === 'force') bin.count = highest;
    else if (onNonmonotonic === 'drop') return undefined;
    else throw new FluxError('histogram records counts are not monotonic');
  }
  const total = bins.at(-1)!.count;
  if (total === 0) return null;
  const rank = quantile * total;
  const below = bins.findLastIndex(({ count }) => rank >= count);
  if (below === bins.length - 1) return bins[below].bound;
  const lower = below < 0 ? { count: 0, bound: minValue } : bins[below];
  const upper = bins[below + 1];
  if (rank === lower.count) return lower.bound;
  if (lower.bound === -Infinity) return upper.bound;
  if (upper.bound === Infinity) return lower.bound;
  return lower.bound + (upper.bound - lower.bound) * ((rank - lower.count) / (upper.count - lower.count));
}

export const histogramFunctions: Builtin[] = [
  builtin(
    'histogram',
    {
      tables: piped,
      column: otherwise('_value'),
      upperBoundColumn: otherwise('le'),
      countColumn: otherwise('_value'),
      bins: required,
      normalize: otherwise(false),
    },
    histogram,
  ),
  builtin(
    'histogramQuantile',
    {
      tables: piped,
      quantile: required,
      countColumn: otherwise('_value'),
      upperBoundColumn: otherwise('le'),
      valueColumn: otherwise('_value'),
      minValue: otherwise(0),
      onNonmonotonic: otherwise('error'),
    },
    histogramQuantile,
  ),
];
