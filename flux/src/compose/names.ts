import type { Node } from './syntax.js';

/** The names that an expression or statement takes from outside itself: library names, packages, builtins. */
export function freeNames(node: Node): Set<string> {
  const found = new Set<string>();
  visit(node, new Set(), found);
  return found;
}

function visit(node: unknown, bound: ReadonlySet<string>, found: Set<string>): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, bound, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const n = node as Node;
  if (n.type === 'FunctionExpression') return visitFunction(n, bound, found);
  if (n.type === 'Block') return visitBlock(n, bound, found);
  if (n.type === 'MemberExpression') return visit(n['object'], bound, found);
  if (n.type === 'Property') return visit(n.value ?? n['key'], bound, found);
  if (n.type === 'VariableAssignment') return visit(n['init'], bound, found);
  // Identifiers in `{r with …}` come without a type, as `{location, name}`.
  if (typeof n.name === 'string' && (n.type === 'Identifier' || n.type === undefined)) {
    if (!bound.has(n.name)) found.add(n.name);
    return;
  }
  for (const [key, child] of Object.entries(n)) if (key !== 'location') visit(child, bound, found);
}

function visitFunction(node: Node, bound: ReadonlySet<string>, found: Set<string>): void {
  const params = node['params'] as Node[];
  const inner = new Set(bound);
  for (const param of params) {
    if (param.value != null && (param.value as Node).type !== 'PipeLiteral') visit(param.value, bound, found);
    inner.add((param['key'] as Node).name!);
  }
  visit(node['body'], inner, found);
}

function visitBlock(node: Node, bound: ReadonlySet<string>, found: Set<string>): void {
  const inner = new Set(bound);
  for (const statement of node['body'] as Node[]) {
    visit(statement, inner, found);
    if (statement.type === 'VariableAssignment') inner.add((statement['id'] as Node).name!);
  }
}
