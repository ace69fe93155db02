import type { Builtin } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import type { Constant } from '../eval/library.js';
import type { Passing } from '../eval/stream.js';
import { TypedNull } from '../eval/values.js';
import type { Value } from '../eval/values.js';
import { columnTypes } from '../table/column.js';
import { mergeByKey } from '../table/merge.js';
import type { Table } from '../table/table.js';
import { builtin, inPackage, otherwise, piped, required, transform } from './transform.js';

function nullOf(type: string): Value {
  if (type === '') return null;
  const known = columnTypes.find((one) => one === type);
  if (known) return new TypedNull(known);
  throw new FluxError(`invalid type of null "${type}": one of ${columnTypes.join(', ')} is needed`);
}

/** Tables put together; what came late is handed on as it came. */
function put(pieces: readonly Table[]): Table[] {
  const late = pieces.filter((piece) => piece.late);
  return [...mergeByKey(pieces.filter((piece) => !piece.late)), ...mergeByKey(late)];
}

/** Whole tables are passed on, unless some came late. */
function passingPut([pieces]: readonly Table[][]): Passing | undefined {
  return pieces.some(({ late }) => late) ? 'chunks' : undefined;
}

/** What influxd has for trying things out: nulls, and streams it may not combine with what comes before. */
export const debugFunctions: Builtin[] = inPackage(
  'internal/debug',
  builtin('null', { type: otherwise('') }, (args) => nullOf(args.string('type'))),
  ...['pass', 'opaque'].map((name) =>
    builtin(name, { tables: piped }, (args, call) =>
      // What is read from the storage is handed over unread.
      transform(call, args.stream(), put, { passing: passingPut, prompt: true, transparent: true }),
    ),
  ),
  builtin('getOption', { pkg: required, name: required }, (args, call) => {
    const [owner, name] = [args.string('pkg'), args.string('name')];
    const set = call.query.options.get(owner === 'universe' || owner === 'main' ? name : `${owner}.${name}`);
    const known = set ?? debugConstants.find((one) => one.package === owner && one.name === name)?.value;
    if (known === undefined) throw new FluxError('option does not exist');
    return known;
  }),
  // influxd tells a script nothing of what it is still trying out.
  builtin('feature', { key: required }, () => null),
  builtin('sink', { tables: piped }, (args, call) => transform(call, args.stream(), () => [])),
  builtin('slurp', { tables: piped }, (args, call) =>
    transform(call, args.stream(), (tables) => tables.map((table) => table.whole())),
  ),
);

/** Options of influxd's planner, which has no counterpart here: scripts may set them, and they change nothing. */
export const debugConstants: Constant[] = [
  { package: 'planner', name: 'disablePhysicalRules', value: [] },
  { package: 'planner', name: 'disableLogicalRules', value: [] },
  { package: 'internal/debug', name: 'vectorize', value: false },
];
