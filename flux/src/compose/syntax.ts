import { createRequire } from 'node:module';
import { ComposeError } from '../errors.js';

/** A node of the official parser's tree; only what composing needs is typed. */
export interface Node {
  type?: string;
  name?: string;
  value?: unknown;
  location?: { start: Place; end: Place; source?: string };
  errors?: Array<{ msg: string }>;
  [key: string]: unknown;
}

interface Place {
  line: number;
  column: number;
}

export interface Import {
  /** The name under which the script uses the package. */
  as: string;
  path: string;
}

export interface Statement {
  /** The variable that the statement defines; null for options and expressions. */
  name: string | null;
  kind: 'variable' | 'option' | 'expression';
  source: string;
  /** The comment lines above it, empty where there are none. */
  comment: string;
  node: Node;
}

export interface Script {
  imports: Import[];
  statements: Statement[];
}

const parser = createRequire(import.meta.url)('@influxdata/flux-lsp-node') as {
  parse(source: string): { imports: Node[]; body: Node[] };
};

/**
 * Splits a script into imports and top-level statements with the official parser.
 * @param label names the script in errors
 * @throws ComposeError on a syntax error
 */
export function parseScript(source: string, label: string): Script {
  const file = parser.parse(source);
  const wrong = findError(file);
  if (wrong !== null) throw new ComposeError(`${label}: ${wrong}`);
  const lines = source.split('\n');
  let previousEnd = file.imports.reduce((line, node) => Math.max(line, node.location!.end.line), 0);
  const statements = file.body.map((node) => {
    const { start, end } = node.location!;
    const between = lines.slice(previousEnd, start.line - 1);
    previousEnd = end.line;
    const comment = between.filter((line) => line.trimStart().startsWith('//')).join('\n');
    return { ...named(node), source: node.location!.source ?? '', comment, node };
  });
  return { imports: file.imports.map(importOf), statements };
}

function named(node: Node): Pick<Statement, 'name' | 'kind'> {
  if (node.type === 'VariableAssignment') return { name: (node['id'] as Node).name!, kind: 'variable' };
  if (node.type === 'OptionStatement') return { name: null, kind: 'option' };
  return { name: null, kind: 'expression' };
}

function importOf(node: Node): Import {
  const path = String((node['path'] as Node).value);
  const alias = (node['as'] as Node | null)?.name;
  return { as: alias ?? path.slice(path.lastIndexOf('/') + 1), path };
}

function findError(node: unknown): string | null {
  if (Array.isArray(node)) return node.map(findError).find((found) => found !== null) ?? null;
  if (typeof node !== 'object' || node === null) return null;
  const { errors, location, type, text } = node as Node;
  const line = location === undefined ? '' : `line ${location.start.line}: `;
  if (errors !== undefined && errors.length > 0) return line + errors[0]!.msg;
  if (type === 'BadStatement') return `${line}not a statement: ${String(text)}`;
  return findError(Object.values(node));
}
