import { FluxError } from '../eval/errors.js';
import type { QueryLimits } from '../eval/types.js';
import { checkScriptLimits } from '../limits/limits.js';
import type { File } from './ast.js';
import { Normalizer } from './normalize.js';
import { syntaxTree, withWasm } from './wasm.js';

/**
 * Parses a script with the official parser.
 * Throws FluxError, in influxd's wording, for a syntax error or a script over the limits.
 */
export function parse(script: string, limits: Pick<QueryLimits, 'scriptBytes' | 'nestingDepth'>): File {
  checkScriptLimits(script, limits);
  return withWasm((wasm) => normalizeFile(syntaxTree(wasm, script)));
}

function normalizeFile(tree: unknown): File {
  const normalizer = new Normalizer();
  const root = tree as { type?: string; files?: unknown[] };
  const raw = root.type === 'Package' ? root.files?.[0] : root;
  const file = normalizer.file((raw ?? {}) as Parameters<Normalizer['file']>[0]);
  if (normalizer.faults.length > 0) {
    const lines = normalizer.faults.map(
      ({ at, message }) => `error @${at.line}:${at.column}-${at.endLine}:${at.endColumn}: ${message}`,
    );
    throw new FluxError(`compilation failed: ${lines.join('\n\n')}`, { place: normalizer.faults[0].at });
  }
  return file;
}
