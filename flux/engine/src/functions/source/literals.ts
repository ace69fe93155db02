import type { Expression } from '../../lang/ast.js';
import type { Closure } from '../../eval/closure.js';
import { RegExpValue } from '../../eval/regexp.js';
import { frameAt } from '../../eval/scope.js';
import type { Value } from '../../eval/values.js';

export type Literal = string | number | bigint | boolean | RegExpValue;

/** The value of a literal, or of a name from outside the function that holds one; undefined for anything else. */
export function literalOf(node: Expression, fn: Closure): Literal | undefined {
  switch (node.type) {
    case 'StringLiteral':
    case 'FloatLiteral':
      return node.value;
    case 'IntegerLiteral':
      return BigInt(node.value);
    case 'RegexpLiteral':
      return new RegExpValue(node.value);
    case 'Identifier': {
      const binding = fn.code.scope.resolve(node.name);
      if (!binding) return node.name === 'true' ? true : node.name === 'false' ? false : undefined;
      return binding.depth === 0
        ? undefined
        : asLiteral(frameAt(fn.frame, binding.depth - 1).slots[binding.slot]);
    }
    default:
      return undefined;
  }
}

function asLiteral(value: Value | undefined): Literal | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || value instanceof RegExpValue) return value;
  return undefined;
}
