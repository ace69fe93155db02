import type { Layout, Table } from '../table/table.js';
import { Closure } from './closure.js';
import type { FunctionCode } from './closure.js';
import { columnNatures, eachOperation } from './infer.js';
import type { Labelled } from './infer.js';
import { uncompiled } from './operations.js';
import { checkOperands, UnsupportedOperation } from './operators.js';
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
 * Looks at a row function's operators before it runs, as influxd does: one that takes no values of its columns' types fails
 * even where no row would come to it (`false and r.name > 1`). Throws FluxError.
 * @param others what the function's other parameters hold
 */
export function checkRowTypes(fn: FluxFunction, table: Table, others: Record<string, Labelled> = {}): void {
  if (!(fn instanceof Closure)) return;
  const shapes = found.get(fn.code) ?? [];
  if (shapes.some((shape) => fits(shape, table))) return;
  eachOperation(fn, { r: columnNatures(table), ...others }, (operator, left, right) => {
    try {
      checkOperands(operator, left, right);
    } catch (error) {
      throw error instanceof UnsupportedOperation ? uncompiled(error, fn.code.node.at) : error;
    }
  });
  if (shapes.push({ layout: table.layout, types: table.columns.map(({ type }) => type) }) > mostShapes)
    shapes.shift();
  found.set(fn.code, shapes);
}

function fits({ layout, types }: Shape, { layout: given, columns }: Table): boolean {
  if (!layout.equals(given)) return false;
  for (let i = 0; i < types.length; i++) if (types[i] !== columns[i].type) return false;
  return true;
}
