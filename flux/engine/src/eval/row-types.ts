import type { Expression } from '../lang/ast.js';
import type { Layout, Table } from '../table/table.js';
import { Closure } from './closure.js';
import type { FunctionCode } from './closure.js';
import { FluxError } from './errors.js';
import { columnNatures, eachExpression } from './infer.js';
import type { Labelled } from './infer.js';
import type { Nature } from './natures.js';
import { uncompiled } from './operations.js';
import { checkOperands, unsupported, UnsupportedOperation } from './operators.js';
import type { FluxFunction } from './values.js';

/** The columns of tables that a function was found right for. */
interface Shape {
  layout: Layout;
  types: readonly string[];
}

const found = new WeakMap<FunctionCode, Shape[]>();
/** Shapes remembered a function: tables of a stream mostly have one or two. */
const mostShapes = 8;

/**
 * Looks at a row function's types before it runs, as influxd does: one that takes no values of its columns' types fails even
 * where no row would come to it (`false and r.name > 1`). Throws FluxError.
 * @param others what the function's other parameters hold
 */
export function checkRowTypes(fn: FluxFunction, table: Table, others: Record<string, Labelled> = {}): void {
  if (!(fn instanceof Closure)) return;
  const shapes = found.get(fn.code) ?? [];
  if (shapes.some((shape) => fits(shape, table))) return;
  const rows = { r: columnNatures(table), ...others };
  let typed: ReadonlySet<string> | undefined;
  eachExpression(fn, rows, checkConflict);
  eachExpression(fn, rows, fn.code.vectorized ? checkVectors : checkOperation);
  if (shapes.push({ layout: table.layout, types: table.columns.map(({ type }) => type) }) > mostShapes)
    shapes.shift();
  found.set(fn.code, shapes);

  /** Whether nothing tells the type of a column: it is not there, and the function does not tell either. */
  function isUnknown(node: Expression): boolean {
    const column = columnOf(node);
    if (column === undefined || table.column(column)) return false;
    typed ??= typedColumns(fn as Closure);
    return !typed.has(column);
  }

  function checkOperation(node: Expression, natureOf: NatureOf): void {
    if (node.type !== 'BinaryExpression') return;
    const [left, right] = [natureOf(node.left), natureOf(node.right)];
    const unknown = comparisons.has(node.operator) && isUnknown(node.left) && isUnknown(node.right);
    if (!unknown && (left === undefined || right === undefined)) return;
    try {
      if (unknown) throw unsupported(node.operator, null, null);
      checkOperands(node.operator, left!, right!);
    } catch (error) {
      throw error instanceof UnsupportedOperation ? uncompiled(error, (fn as Closure).code.node.at) : error;
    }
  }
}

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** The column of a row that an expression is; undefined of any other. */
function columnOf(node: Expression): string | undefined {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return undefined;
  return node.object.name === 'r' ? node.property : undefined;
}

/** The columns of whose type a function tells something: it does more with them than to compare them. */
function typedColumns(fn: Closure): ReadonlySet<string> {
  const typed = new Set<string>();
  const untyped = new Set<Expression>();
  const nodes: Expression[] = [];
  eachExpression(fn, {}, (node) => {
    nodes.push(node);
    if (node.type === 'BinaryExpression' && comparisons.has(node.operator))
      untyped.add(node.left).add(node.right);
    if (node.type === 'UnaryExpression' && node.operator === 'exists') untyped.add(node.argument);
  });
  for (const node of nodes) {
    const column = untyped.has(node) ? undefined : columnOf(node);
    if (column !== undefined) typed.add(column);
  }
  return typed;
}

type NatureOf = (node: Expression) => Nature | undefined;

const sameType = new Set(['+', '-', '*', '/', '%', '^']);
const literals = new Set(['IntegerLiteral', 'FloatLiteral', 'StringLiteral', 'DateTimeLiteral']);

/** Types that the script gives to an expression and that a column does not have: both sides must agree on one. */
function checkConflict(node: Expression, natureOf: NatureOf): void {
  switch (node.type) {
    case 'BinaryExpression':
      if (sameType.has(node.operator)) agree(node.left, node.right, natureOf);
      else if (node.operator === '=~' || node.operator === '!~') require('string', node.left, natureOf);
      return;
    case 'LogicalExpression':
      require('bool', node.left, natureOf);
      return require('bool', node.right, natureOf);
    case 'UnaryExpression':
      if (node.operator === 'not') require('bool', node.argument, natureOf);
      return;
    case 'ConditionalExpression':
      require('bool', node.test, natureOf);
      return agree(node.consequent, node.alternate, natureOf);
  }
}

function agree(first: Expression, second: Expression, natureOf: NatureOf): void {
  // What a literal says is what the script says.
  const [known, other] = literals.has(second.type) ? [second, first] : [first, second];
  const nature = natureOf(known);
  if (nature !== undefined) require(nature, other, natureOf);
}

function require(nature: Nature, node: Expression, natureOf: NatureOf): void {
  const actual = natureOf(node);
  if (actual !== undefined && actual !== nature) throw new FluxError(`type conflict: ${nature} != ${actual}`);
}

/** What influxd has to say of vectors: names of operators. */
const vectorOperators: Readonly<Record<string, string>> = {
  '+': 'Add',
  '-': 'Sub',
  '*': 'Mul',
  '/': 'Div',
  '%': 'Mod',
  '^': 'Pow',
  '==': 'Equal',
  '!=': 'NotEqual',
  '<': 'LessThan',
  '<=': 'LessThanEqual',
  '>': 'GreaterThan',
  '>=': 'GreaterThanEqual',
};

/** The same of a function that influxd evaluates column by column, which has words of its own. */
function checkVectors(node: Expression, natureOf: NatureOf): void {
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const nature = natureOf(node.argument);
    if (nature === 'string' || nature === 'bool' || nature === 'time')
      throw new FluxError(`unsupported type for vector UnarySub: ${nature}`);
  }
  if (node.type !== 'BinaryExpression') return;
  const [left, right] = [natureOf(node.left), natureOf(node.right)];
  if (left === undefined || right === undefined) return;
  try {
    checkOperands(node.operator, left, right);
  } catch (cause) {
    if (!(cause instanceof UnsupportedOperation)) throw cause;
    const what = sameType.has(node.operator) ? left : `${left} ${node.operator} ${right}`;
    throw new FluxError(`unsupported type for vector ${vectorOperators[node.operator]}: ${what}`, { cause });
  }
}

function fits({ layout, types }: Shape, { layout: given, columns }: Table): boolean {
  if (!layout.equals(given)) return false;
  for (let i = 0; i < types.length; i++) if (types[i] !== columns[i].type) return false;
  return true;
}
