import { FluxError } from '../eval/errors.js';
import type { QueryLimits } from '../eval/types.js';

/** Enough for a year of minutes in one query, little enough that one query cannot take the machine. */
export const defaultLimits: QueryLimits = {
  scriptBytes: 1_000_000,
  nestingDepth: 200,
  queryMs: 120_000,
  rows: 50_000_000,
  memoryBytes: 2_000_000_000,
};

const openers = new Set('([{');
const closers = new Set(')]}');

/**
 * Refuses a script that is too long or nested too deeply, before the parser sees it:
 * the parser's memory grows without bound on deep nesting and is never given back.
 */
export function checkScriptLimits(
  script: string,
  limits: Pick<QueryLimits, 'scriptBytes' | 'nestingDepth'>,
): void {
  const bytes = Buffer.byteLength(script);
  if (bytes > limits.scriptBytes)
    throw new FluxError(`the script has ${bytes} bytes, more than the limit of ${limits.scriptBytes}`);
  let depth = 0;
  let line = 1;
  let unary = 0;
  for (let i = 0; i < script.length; i++) {
    const char = script[i];
    if (char === '\n') line++;
    if (char === '/' && script[i + 1] === '/') {
      while (i < script.length && script[i] !== '\n') i++;
      line++;
      continue;
    }
    unary = char === '-' || char === '+' ? unary + 1 : /\s/.test(char) ? unary : 0;
    if (openers.has(char)) depth++;
    else if (closers.has(char)) depth--;
    if (depth > limits.nestingDepth || unary > limits.nestingDepth)
      throw new FluxError(`the script is nested deeper than the limit of ${limits.nestingDepth}`, {
        place: { line, column: 1 },
      });
  }
}
