import type { Expression, FunctionExpression } from '../lang/ast.js';

const operators = new Set(['+', '-', '*', '/', '%', '^', '==', '!=', '<', '<=', '>', '>=']);
const literals = new Set(['IntegerLiteral', 'FloatLiteral', 'StringLiteral', 'DateTimeLiteral']);

/**
 * Whether influxd would evaluate a function of `map` column by column: one record literal made of the row's members,
 * literals, arithmetic, comparisons, conditions and `float()`. It shows in the order of the columns.
 */
export function isVectorized(fn: FunctionExpression): boolean {
  const [param] = fn.params;
  if (fn.params.length !== 1 || param?.name !== 'r') return false;
  const body = soleExpression(fn);
  if (body?.type !== 'ObjectExpression') return false;
  if (body.with !== undefined && body.with !== 'r') return false;
  return body.properties.every(({ key, value }) => (value ? isSimple(value) : key === 'r'));
}

/** What a function consists of where it is one expression, be it in a block; undefined where it is more. */
export function soleExpression({ body }: FunctionExpression): Expression | undefined {
  if (body.type !== 'Block') return body;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' ? only.argument : undefined;
}

function isSimple(node: Expression): boolean {
  switch (node.type) {
    case 'Identifier':
      return node.name === 'r' || node.name === 'true' || node.name === 'false';
    case 'MemberExpression':
      return node.object.type === 'Identifier' && node.object.name === 'r';
    case 'UnaryExpression':
      return isSimple(node.argument);
    case 'BinaryExpression':
      return operators.has(node.operator) && isSimple(node.left) && isSimple(node.right);
    case 'LogicalExpression':
      return isSimple(node.left) && isSimple(node.right);
    case 'ConditionalExpression':
      return isSimple(node.test) && isSimple(node.consequent) && isSimple(node.alternate);
    case 'CallExpression':
      return (
        node.callee.type === 'Identifier' &&
        node.callee.name === 'float' &&
        node.arguments.length === 1 &&
        node.arguments[0].value !== null &&
        isSimple(node.arguments[0].value)
      );
    default:
      return isLiteral(node);
  }
}

export function isLiteral({ type }: Expression): boolean {
  return literals.has(type);
}
