import type { Args, Builtin, Call } from '../../eval/builtin.js';
import type { TableStream } from '../../eval/stream.js';
import { AggregateStream } from '../aggregates/aggregate.js';
import { DuplicateStream } from '../columns.js';
import { builtin, otherwise, piped } from '../transform.js';
import { aggregateWindowFunctions, fuse } from './aggregate-window.js';
import { WindowStream, windowParameters, windowsOf, windowStream } from './window.js';
import type { WindowSpec } from './window.js';

function window(args: Args, call: Call): TableStream {
  const spec: WindowSpec = {
    windows: windowsOf(args, call.query),
    timeColumn: args.string('timeColumn'),
    startColumn: args.string('startColumn'),
    stopColumn: args.string('stopColumn'),
    createEmpty: args.bool('createEmpty'),
  };
  const input = args.stream();
  return fusedWindow(input, spec, call) ?? windowStream(input, spec, call);
}

const plainColumns = ({ timeColumn, startColumn, stopColumn }: WindowSpec): boolean =>
  timeColumn === '_time' && startColumn === '_start' && stopColumn === '_stop';

/** `window |> mean |> duplicate |> window(every: inf)` written out, which influxd takes for one aggregateWindow. */
export function fusedWindow(input: TableStream, spec: WindowSpec, call: Call): TableStream | undefined {
  if (spec.windows || spec.createEmpty || !plainColumns(spec) || !(input instanceof DuplicateStream))
    return undefined;
  const { column: timeSrc, as: timeDst, input: aggregated } = input;
  if (timeDst !== '_time' || (timeSrc !== '_start' && timeSrc !== '_stop')) return undefined;
  if (!(aggregated instanceof AggregateStream) || !(aggregated.input instanceof WindowStream))
    return undefined;
  const { input: source, spec: inner } = aggregated.input;
  if (!inner.windows || !plainColumns(inner)) return undefined;
  const fusedSpec = {
    windows: inner.windows,
    column: aggregated.column,
    timeSrc,
    timeDst,
    createEmpty: inner.createEmpty,
  };
  const chain = [input, aggregated, aggregated.input];
  return fuse(aggregated.fn, source, fusedSpec, call, () => windowStream(input, spec, call), chain);
}

export const windowFunctions: Builtin[] = [
  builtin(
    'window',
    {
      tables: piped,
      ...windowParameters,
      timeColumn: otherwise('_time'),
      startColumn: otherwise('_start'),
      stopColumn: otherwise('_stop'),
      createEmpty: otherwise(false),
    },
    window,
  ),
  ...aggregateWindowFunctions,
];
