import { FluxError } from '../eval/errors.js';
import type { QueryLimits } from '../eval/types.js';
import { nestingOf } from './nesting.js';

/** Enough for a year of minutes in one query, little enough that one query cannot take the machine. */
export const defaultLimits: QueryLimits = {
  scriptBytes: 1_000_000,
  nestingDepth: 200,
  queryMs: 120_000,
  rows: 50_000_000,
  memoryBytes: 2_000_000_000,
};

/** The parser panics beyond some 75. */
const mostConditions = 60;

/** Parser and checker take time by the square of these: half a second at the limit. */
const mostOperators = 1_000;
const mostAssignments = 2_000;

/**
 * Refuses a script that is too long or nested too deeply, before the parser sees it: the parser's memory grows with
 * the depth and is not given back, and it panics where it is too deep. Throws FluxError.
 */
export function checkScriptLimits(
  script: string,
  limits: Pick<QueryLimits, 'scriptBytes' | 'nestingDepth'>,
): void {
  const bytes = Buffer.byteLength(script);
  if (bytes > limits.scriptBytes)
    throw new FluxError(`the script has ${bytes} bytes, more than the limit of ${limits.scriptBytes}`);
  for (const { depth, conditions, operators, assignments, line } of nestingOf(script)) {
    const place = { line, column: 1 };
    if (depth > limits.nestingDepth)
      throw new FluxError(`the script is nested deeper than the limit of ${limits.nestingDepth}`, { place });
    if (conditions > mostConditions)
      throw new FluxError(
        `the script has more than ${mostConditions} conditions or interpolations within one another: ` +
          'split them up, or look the values up in a dictionary',
        { place },
      );
    if (operators > mostOperators)
      throw new FluxError(
        `the script has more than ${mostOperators} operators in one expression: split it up, or use an array`,
        { place },
      );
    if (assignments > mostAssignments)
      throw new FluxError(`the script has more than ${mostAssignments} assignments: split it into several`, {
        place,
      });
  }
}
