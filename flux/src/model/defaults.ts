import { loadScript } from '../compose/files.js';
import { parseScript, type Node } from '../compose/syntax.js';
import { ComposeError } from '../errors.js';
import { rules } from './rules.js';
import type { ModelConstants } from './types.js';

let cached: Readonly<ModelConstants> | undefined;

/** The constants as flux/lib/constants.flux has them: the one place where they are written. */
export function defaultConstants(): Readonly<ModelConstants> {
  cached ??= read();
  return cached;
}

function read(): Readonly<ModelConstants> {
  const { statements } = parseScript(loadScript('lib/constants'), 'lib/constants');
  const found: Record<string, unknown> = Object.fromEntries(
    statements.map((s) => [s.name ?? '', valueOf(s.node['init'] as Node)]),
  );
  const missing = Object.keys(rules).find((key) => found[key] === undefined);
  if (missing !== undefined) throw new ComposeError(`lib/constants: ${missing} is missing`);
  return Object.fromEntries(Object.keys(rules).map((key) => [key, found[key]])) as unknown as ModelConstants;
}

function valueOf(node: Node): unknown {
  if (node.type === 'ArrayExpression') return (node['elements'] as Node[]).map(valueOf);
  if (node.type === 'IntegerLiteral') return Number(node.value);
  return node.value;
}
