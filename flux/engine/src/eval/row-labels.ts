import { membersIn } from '../lang/members.js';
import { Closure } from './closure.js';
import { rowName } from './infer.js';
import type { TableStream } from './stream.js';
import { soleExpression } from './vectorize.js';
import type { FluxFunction } from './values.js';

/** The columns that the rows of a stream have by Flux's types: those that functions read of them, too, whether or not tables have them. */
export function rowLabels(stream: TableStream): ReadonlySet<string> {
  const made = stream.makes();
  if (made) return new Set(made);
  const labels = new Set(stream.rowTypes().keys());
  for (const label of stream.reads()) labels.add(label);
  const before = stream.kind === 'union' ? stream.inputs : stream.inputs.slice(0, stream.keepsRows ? 1 : 0);
  for (const input of before) for (const label of rowLabels(input)) labels.add(label);
  return labels;
}

/** The columns that a function reads of its row. */
export function labelsRead(fn: FluxFunction, row = rowName): string[] {
  return fn instanceof Closure ? membersIn(fn.code.node.body, row) : [];
}

/**
 * The columns of the record that a function makes; none where it is not written out as one.
 * @param rows the streams whose rows its parameters are
 */
export function labelsMade(fn: FluxFunction, rows: Readonly<Record<string, TableStream>>): string[] {
  const body = fn instanceof Closure ? soleExpression(fn.code.node) : undefined;
  if (body?.type !== 'ObjectExpression') return [];
  const { with: base, properties } = body;
  const kept = base === undefined ? undefined : rows[base];
  return [
    ...(kept ? [...rowLabels(kept), ...labelsRead(fn, base)] : []),
    ...properties.map(({ key }) => key),
  ];
}
