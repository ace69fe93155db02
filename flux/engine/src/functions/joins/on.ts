import { Closure } from '../../eval/closure.js';
import { planError } from '../../eval/errors.js';
import type { FluxError } from '../../eval/errors.js';
import type { FluxFunction } from '../../eval/values.js';
import type { Expression } from '../../lang/ast.js';

export interface Pair {
  left: string;
  right: string;
}

/** The columns that `(l, r) => l.a == r.b and …` compares. Throws FluxError for any other condition. */
export function pairsOf(fn: FluxFunction): Pair[] {
  if (!(fn instanceof Closure)) throw unsupported('the condition must be written out as a function');
  const { body } = fn.code.node;
  if (body.type === 'Block') {
    const [only] = body.body;
    if (body.body.length === 1 && only?.type === 'ReturnStatement') return conjunctPairs(only.argument);
    throw unsupported(
      'function body should be a single logical expression that compares columns from each table',
    );
  }
  return conjunctPairs(body);
}

/** As influxd goes about it: what an expression consists of is looked at before its operator is. */
function conjunctPairs(node: Expression): Pair[] {
  switch (node.type) {
    case 'LogicalExpression': {
      const pairs = [...conjunctPairs(node.left), ...conjunctPairs(node.right)];
      if (node.operator !== 'and')
        throw unsupported(`unsupported operator in join predicate: ${node.operator}`);
      return pairs;
    }
    case 'BinaryExpression':
      conjunctPairs(node.left);
      conjunctPairs(node.right);
      if (node.operator !== '==')
        throw unsupported(`unsupported operator in join predicate: ${node.operator}`);
      return [pairOf(node.left, node.right)];
    case 'MemberExpression':
      return [];
    default: {
      const isBoolean = node.type === 'Identifier' && (node.name === 'true' || node.name === 'false');
      const type = isBoolean ? 'BooleanLiteral' : node.type;
      throw unsupported(`illegal expression type in join predicate: ${type}`);
    }
  }
}

function pairOf(a: Expression, b: Expression): Pair {
  const left = memberOf(a);
  const right = memberOf(b);
  if (left?.side === 'l' && right?.side === 'r') return { left: left.label, right: right.label };
  if (left?.side === 'r' && right?.side === 'l') return { left: right.label, right: left.label };
  throw unsupported(
    'binary expression operands must reference `l` or `r` only, and may not reference the same object',
  );
}

function memberOf(node: Expression): { side: string; label: string } | undefined {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return undefined;
  return { side: node.object.name, label: node.property };
}

function unsupported(what: string): FluxError {
  return planError(
    `error in join function - some expressions are not yet supported in the \`on\` parameter: ${what}`,
  );
}
