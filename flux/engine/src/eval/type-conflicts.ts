import type { CallExpression, Expression, FunctionExpression } from '../lang/ast.js';
import { membersIn } from '../lang/members.js';
import type { Closure } from './closure.js';
import { FluxError } from './errors.js';
import { eachExpression } from './infer.js';
import type { Known, Labelled } from './infer.js';
import type { Nature } from './natures.js';

/** The operators whose sides have one type. */
export const sameType = new Set(['+', '-', '*', '/', '%', '^']);

/** influxd's error where something has another type than it must have. */
export function conflict(expected: string, actual: string): FluxError {
  return new FluxError(`type conflict: ${expected} != ${actual}`);
}

/**
 * Finds types that the script gives to an expression and that a column does not have, in a row function and in those that it
 * calls. Throws FluxError.
 * @param rows what its parameters hold
 * @param result what it must return, if anything says so
 */
export function checkConflicts(
  fn: Closure,
  rows: Readonly<Record<string, Labelled>>,
  result: Nature | undefined,
): void {
  eachRequirement(fn, { rows, result, deep: true }, (nature, node, { natureOf }) => {
    const actual = natureOf(node);
    if (actual !== undefined && actual !== nature) throw conflict(nature, actual);
  });
}

/** Takes that an expression must have a type. */
type Require = (nature: Nature, node: Expression, known: Known) => void;

/** Visits what a row function demands of the types of its expressions. */
export function eachRequirement(
  fn: Closure,
  {
    rows,
    result,
    deep,
  }: { rows: Readonly<Record<string, Labelled>>; result: Nature | undefined; deep: boolean },
  require: Require,
): void {
  const { node } = fn.code;
  const requirements = new Requirements(node, require);
  eachExpression(fn, rows, (one, known) => requirements.visit(one, known), deep);
  if (result === undefined) return;
  eachExpression(fn, rows, (one, known) => {
    if (one === node.body) require(result, one, known);
  });
}

/** Where expressions must agree on a type, what tells it is the script, and then what the function names first. */
class Requirements {
  /** The columns in the order in which the function first names them. */
  private readonly labels: readonly string[];

  constructor(
    node: FunctionExpression,
    private readonly require: Require,
  ) {
    this.labels = membersIn(node.body, node.params[0]?.name ?? '');
  }

  visit(node: Expression, known: Known): void {
    switch (node.type) {
      case 'BinaryExpression':
        if (sameType.has(node.operator)) this.agree(node.left, node.right, known);
        else if (node.operator === '=~' || node.operator === '!~') this.require('string', node.left, known);
        return;
      case 'LogicalExpression':
        this.require('bool', node.left, known);
        return this.require('bool', node.right, known);
      case 'UnaryExpression':
        if (node.operator === 'not') this.require('bool', node.argument, known);
        return;
      case 'ConditionalExpression':
        this.require('bool', node.test, known);
        return this.agree(node.consequent, node.alternate, known);
      case 'ArrayExpression':
        for (const element of node.elements.slice(1)) this.agree(node.elements[0], element, known);
        return;
      case 'CallExpression':
        return this.call(node, known);
    }
  }

  private call(node: CallExpression, known: Known): void {
    const builtin = known.builtinOf(node);
    if (!builtin) return;
    const argument = (name: string): Expression | null | undefined =>
      node.arguments.find(({ key }) => key === name)?.value;
    for (const [name, { type }] of Object.entries(builtin.parameters)) {
      const value = argument(name);
      if (type && value) this.require(type, value, known);
    }
    const [value, set] = [argument('value'), argument('set')];
    if (builtin.name !== 'contains' || !value || !set) return;
    const element = known.elementOf(set);
    if (element) this.require(element, value, known);
    else if (set.type === 'ArrayExpression' && set.elements.length > 0)
      this.agree(value, set.elements[0], known);
  }

  private agree(first: Expression, second: Expression, known: Known): void {
    const expected = known.scriptOf(first) ?? known.scriptOf(second);
    if (expected !== undefined) {
      this.require(expected, first, known);
      return this.require(expected, second, known);
    }
    const [earlier, later] = this.placeOf(second) < this.placeOf(first) ? [second, first] : [first, second];
    const nature = known.natureOf(earlier);
    if (nature !== undefined) this.require(nature, later, known);
  }

  private placeOf(node: Expression): number {
    const own = this.labels.findIndex((label) => membersIn(node).includes(label));
    return own < 0 ? Infinity : own;
  }
}
