import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import { TableStream } from '../eval/stream.js';
import { TableMerger } from '../table/merge.js';
import { builtin, required, sorted } from './transform.js';

function union(args: Args, call: Call): TableStream {
  const inputs = args.array('tables').map((value) => {
    if (value instanceof TableStream) return value;
    throw new FluxError('union: tables must be streams of tables');
  });
  if (inputs.length < 2) throw new FluxError('union must have at least two streams as input');
  return new TableStream({
    kind: call.name,
    // influxd takes a stream that is given twice once.
    inputs: [...new Set(inputs)],
    at: call.at,
    compute: (streams) => {
      const merger = new TableMerger();
      for (const tables of streams) for (const table of tables) merger.add(table);
      try {
        return sorted(merger.tables().map((table) => table.whole()));
      } catch (error) {
        if (error instanceof FluxError) error.code = 'internal error';
        throw error;
      }
    },
  });
}

export const unionFunctions: Builtin[] = [builtin('union', { tables: required }, union)];
