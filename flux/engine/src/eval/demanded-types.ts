import { memberOf } from '../lang/members.js';
import type { Expression } from '../lang/ast.js';
import type { ColumnType } from '../table/column.js';
import { Closure } from './closure.js';
import { rowName } from './infer.js';
import { columnTypeOf } from './natures.js';
import type { Query } from './query.js';
import type { RowFunction } from './row-types.js';
import type { RowTypes, TableStream } from './stream.js';
import { eachRequirement, sameType } from './type-conflicts.js';
import type { FluxFunction } from './values.js';

/**
 * The types that a row function gives to columns of its rows, by the script alone: to those with which it does more than to
 * compare them or to hand them on.
 */
export function demandedTypes(
  fn: FluxFunction,
  { others, result }: Pick<RowFunction, 'others' | 'result'> = {},
): RowTypes {
  const types = new Map<string, ColumnType>();
  if (!(fn instanceof Closure)) return types;
  const rows = { ...others, [rowName]: new Map() };
  eachRequirement(fn, { rows, result, deep: false }, (nature, node) => {
    const type = columnTypeOf(nature);
    if (type) for (const label of columnsIn(node)) if (!types.has(label)) types.set(label, type);
  });
  return types;
}

/** The columns that have the type of an expression. */
function columnsIn(node: Expression): string[] {
  const column = memberOf(node, rowName);
  if (column !== undefined) return [column];
  switch (node.type) {
    case 'BinaryExpression':
      return sameType.has(node.operator) ? [...columnsIn(node.left), ...columnsIn(node.right)] : [];
    case 'ConditionalExpression':
      return [...columnsIn(node.consequent), ...columnsIn(node.alternate)];
    case 'UnaryExpression':
      return node.operator === '-' ? columnsIn(node.argument) : [];
    default:
      return [];
  }
}

/** The types that functions before a stream's end have given to the columns of its rows. */
export function demandedBefore(stream: TableStream): RowTypes {
  const before = stream.keepsRows ? demandedBefore(stream.inputs[0]) : [];
  return new Map([...(stream.keepsRows ? stream.demands() : []), ...before]);
}

/**
 * The type that functions behind a stream give to a column of its rows: in Flux, rows that are only handed on have one type,
 * wherever something tells of it. What has a name has types of its own in each place where the script uses it.
 */
export function demandedBehind(stream: TableStream, label: string, query: Query): ColumnType | undefined {
  if (stream.hasName) return undefined;
  for (const reader of query.readersOf(stream)) {
    const own = reader.demands().get(label);
    if (own) return own;
    for (const next of reader.labelsOf(label)) {
      const type = demandedBehind(reader, next, query);
      if (type) return type;
    }
  }
  return undefined;
}
