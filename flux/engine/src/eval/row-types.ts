import type { Expression } from '../lang/ast.js';
import { memberOf } from '../lang/members.js';
import type { ColumnType } from '../table/column.js';
import type { Layout, Table } from '../table/table.js';
import { Closure } from './closure.js';
import type { FunctionCode } from './closure.js';
import { FluxError } from './errors.js';
import { columnNatures, eachExpression, inferRecord, rowName } from './infer.js';
import { columnTypeOf } from './natures.js';
import { InferredBefore } from './inferred-before.js';
import type { Known, Labelled } from './infer.js';
import type { Nature } from './natures.js';
import { uncompiled } from './operations.js';
import type { RowTypes } from './stream.js';
import { checkOperands, unsupported, UnsupportedOperation } from './operators.js';
import { checkConflicts, conflict, sameType } from './type-conflicts.js';
import type { FluxFunction } from './values.js';

/** The columns of tables that a function was found right for. */
interface Shape {
  layout: Layout;
  types: readonly string[];
}

const found = new WeakMap<FunctionCode, Shape[]>();
/** Shapes remembered a function: tables of a stream mostly have one or two. */
const mostShapes = 8;

/** What is known of a row function beside its rows. */
export interface RowFunction {
  /** What its other parameters hold. */
  others?: Record<string, Labelled>;
  /** What Flux's types say of its rows: of a stream that a function before has changed in another way, they are wrong. Asked for only where it matters. */
  types?: () => RowTypes;
  /** What it must return. */
  result?: Nature;
}

/**
 * Looks at a row function's types before it runs, as influxd does: one that takes no values of its columns' types fails even
 * where no row would come to it (`false and r.name > 1`). Throws FluxError.
 */
export function checkRowTypes(fn: FluxFunction, table: Table, given: RowFunction = {}): void {
  if (!(fn instanceof Closure)) return;
  checkKnownTypes(fn, table, given.types);
  const shapes = found.get(fn.code) ?? [];
  if (shapes.some((shape) => fits(shape, table))) return;
  const { node } = fn.code;
  const rows = { r: columnNatures(table), ...given.others };
  let typed: ReadonlySet<string> | undefined;
  checkConflicts(fn, rows, given.result);
  eachExpression(fn, rows, fn.code.vectorized ? checkVectors : checkOperation);
  if (shapes.push({ layout: table.layout, types: table.columns.map(({ type }) => type) }) > mostShapes)
    shapes.shift();
  found.set(fn.code, shapes);

  /** Whether nothing tells the type of a column: it is not there, and the function does not tell either. */
  function isUnknown(one: Expression): boolean {
    const column = memberOf(one, rowName);
    if (column === undefined || table.column(column)) return false;
    typed ??= typedColumns(fn as Closure);
    return !typed.has(column);
  }

  function checkOperation(one: Expression, { natureOf }: Known): void {
    if (one.type !== 'BinaryExpression') return;
    const [left, right] = [natureOf(one.left), natureOf(one.right)];
    const unknown = comparisons.has(one.operator) && isUnknown(one.left) && isUnknown(one.right);
    if (!unknown && (left === undefined || right === undefined)) return;
    try {
      if (unknown) throw unsupported(one.operator, null, null);
      checkOperands(one.operator, left!, right!);
    } catch (error) {
      throw error instanceof UnsupportedOperation ? uncompiled(error, node.at) : error;
    }
  }
}

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);

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
    const column = untyped.has(node) ? undefined : memberOf(node, rowName);
    if (column !== undefined) typed.add(column);
  }
  return typed;
}

/** A function written where it is handed over has its rows' types from the script, and they must be those of the tables. */
function checkKnownTypes(fn: Closure, table: Table, types: (() => RowTypes) | undefined): void {
  if (!types || fn.name !== 'fn' || fn.frame.parent !== null) return;
  for (const [label, type] of types()) {
    const actual = table.column(label)?.type;
    if (actual !== undefined && actual !== type) throw conflict(type, actual);
  }
}

/** The types of the rows that a function makes, as far as the script tells them; of those that it takes `rows` tells. */
export function resultTypes(fn: FluxFunction, rows: Readonly<Record<string, RowTypes>>): RowTypes {
  if (!(fn instanceof Closure)) return new Map();
  return results.of(fn, rows, (note) => {
    const types = new Map<string, ColumnType>();
    for (const [label, nature] of inferRecord(fn, rows, note)) {
      const type = columnTypeOf(nature);
      if (type) types.set(label, type);
    }
    return types;
  });
}

/** A script that runs again and again mostly has the types it had before. */
const results = new InferredBefore<RowTypes>();

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
function checkVectors(node: Expression, { natureOf }: Known): void {
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
