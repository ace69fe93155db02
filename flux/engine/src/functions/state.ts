import type { Args, Builtin, Call } from '../eval/builtin.js';
import { durationNs, second } from '../eval/calendar.js';
import { demandedTypes } from '../eval/demanded-types.js';
import { FluxError } from '../eval/errors.js';
import type { Query } from '../eval/query.js';
import { checkRowTypes } from '../eval/row-types.js';
import { bindFunction, eachRow, holds } from '../eval/rows.js';
import type { TableStream } from '../eval/stream.js';
import { Duration } from '../eval/values.js';
import { Column } from '../table/column.js';
import type { Table } from '../table/table.js';
import { pieceByPiece } from './pieces.js';
import { builtin, countsTime, otherwise, piped, required, transform, within } from './transform.js';

interface Spec {
  /** '' where the count is not wanted. */
  countColumn: string;
  /** '' where the duration is not wanted. */
  durationColumn: string;
  timeColumn: string;
  unit: bigint;
}

function track(args: Args, call: Call, spec: Spec): TableStream {
  const fn = args.compiled('fn');
  const input = args.stream();
  return transform(
    call,
    input,
    (pieces, query) => {
      const test = bindFunction(fn, ['r'], query, call.at);
      return pieceByPiece(pieces, begin, (piece, state) => {
        checkRowTypes(fn, piece, { types: () => input.rowTypes(), result: 'bool' });
        return trackPiece(piece, state, test, spec, query);
      });
    },
    { passing: 'chunks', demands: () => demandedTypes(fn, { result: 'bool' }) },
  );
}

/** How a table's state stood at the last row. */
interface State {
  count: bigint;
  /** When it began; undefined outside of it. */
  start: bigint | undefined;
  /** As in influxd, whose clock of a state starts at the epoch: times before it are out of order. */
  previous: bigint;
}

const begin = (): State => ({ count: 0n, start: undefined, previous: 0n });

function trackPiece(
  table: Table,
  state: State,
  test: ReturnType<typeof bindFunction>,
  spec: Spec,
  query: Query,
): Table {
  const times = table.column(spec.timeColumn);
  if (!times) throw new FluxError(`column "${spec.timeColumn}" does not exist`);
  if (!countsTime(times)) throw new FluxError(`column "${spec.timeColumn}" is not of type time`);
  if (spec.durationColumn && times.hasNulls()) throw new FluxError('got a null timestamp');
  const counts = new BigInt64Array(table.length);
  const durations = new BigInt64Array(table.length);
  eachRow(table, query, (row, index) => {
    const match = holds(test(row));
    state.count = match ? state.count + 1n : 0n;
    counts[index] = match ? state.count : -1n;
    if (!spec.durationColumn) return;
    const time = times.raw(index) as bigint;
    if (state.previous > time) throw new FluxError('got an out-of-order timestamp');
    state.previous = time;
    if (!match) state.start = undefined;
    else state.start ??= time;
    durations[index] =
      state.start === undefined ? -1n : (time - state.start) / (spec.unit > 0n ? spec.unit : 1n);
  });
  let result = table;
  if (spec.countColumn)
    result = result.appended(spec.countColumn, new Column('int', table.length, counts, null));
  if (spec.durationColumn)
    result = result.appended(spec.durationColumn, new Column('int', table.length, durations, null));
  return result;
}

function stateCount(args: Args, call: Call): TableStream {
  return track(args, call, {
    countColumn: args.string('column'),
    durationColumn: '',
    timeColumn: '_time',
    unit: 0n,
  });
}

/** How `stateDuration` is written. */
const tracking = { name: 'stateTracking', at: 'universe/universe.flux|4085:12-4085:101' };

function stateDuration(args: Args, call: Call): TableStream {
  return track(args, call, {
    countColumn: '',
    durationColumn: args.string('column'),
    timeColumn: args.string('timeColumn'),
    unit: within(tracking, () => positiveUnit(args.duration('unit'))),
  });
}

function positiveUnit(unit: Duration): bigint {
  const ns = durationNs(unit);
  if (ns <= 0n) throw new FluxError('state tracking duration unit must be greater than zero');
  return ns;
}

function stateTracking(args: Args, call: Call): TableStream {
  return track(args, call, {
    countColumn: args.string('countColumn'),
    durationColumn: args.string('durationColumn'),
    timeColumn: args.string('timeColumn'),
    unit: positiveUnit(args.duration('durationUnit')),
  });
}

const oneSecond = otherwise(new Duration(0n, second));

export const stateFunctions: Builtin[] = [
  builtin('stateCount', { tables: piped, fn: required, column: otherwise('stateCount') }, stateCount),
  builtin(
    'stateDuration',
    {
      tables: piped,
      fn: required,
      column: otherwise('stateDuration'),
      timeColumn: otherwise('_time'),
      unit: oneSecond,
    },
    stateDuration,
  ),
  builtin(
    'stateTracking',
    {
      tables: piped,
      fn: required,
      countColumn: otherwise(''),
      durationColumn: otherwise(''),
      durationUnit: oneSecond,
      timeColumn: otherwise('_time'),
    },
    stateTracking,
  ),
];
