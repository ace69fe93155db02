import type { Builtin } from '../eval/builtin.js';
import { builtin, inPackage, otherwise, piped, transform } from './transform.js';

/** What influxd has for trying things out: nulls, and streams it may not combine with what comes before. */
export const debugFunctions: Builtin[] = inPackage(
  'internal/debug',
  builtin('null', { type: otherwise('') }, () => null),
  ...['pass', 'opaque'].map((name) =>
    builtin(name, { tables: piped }, (args, call) =>
      transform(call, args.stream(), (tables) => tables, { passing: 'chunks' }),
    ),
  ),
  builtin('slurp', { tables: piped }, (args, call) => transform(call, args.stream(), (tables) => tables)),
);
