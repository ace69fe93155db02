import type { Expression } from './ast.js';

/** The member that an expression reads of the object of a name; undefined of any other expression. */
export function memberOf(node: Expression, object: string): string | undefined {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return undefined;
  return node.object.name === object ? node.property : undefined;
}

/** The members that code reads, in the order in which they stand there: of the object of a name, or of any with one. */
export function membersIn(code: unknown, object?: string): string[] {
  if (Array.isArray(code)) return code.flatMap((one) => membersIn(one, object));
  if (typeof code !== 'object' || code === null) return [];
  const node = code as Expression;
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier')
    return membersIn(Object.values(code), object);
  return object === undefined || node.object.name === object ? [node.property] : [];
}
