import type { Expression, FunctionExpression } from '../lang/ast.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import type { Query } from './query.js';
import { Frame } from './scope.js';
import type { Code, Scope } from './scope.js';
import type { FluxFunction, Value } from './values.js';

/** The parts of a function's body that is a record literal: `map` turns each property into a column of its own. */
export interface RecordParts {
  with: { name: string; code: Code } | undefined;
  properties: ReadonlyArray<{ key: string; code: Code }>;
}

/** A function expression, compiled once for all the closures made of it. */
export interface FunctionCode {
  node: FunctionExpression;
  scope: Scope;
  params: ReadonlyArray<{ name: string; slot: number; pipe: boolean; default: Code | undefined }>;
  body: Code;
  /** The compiled sides of its `and`s, by their nodes: a filter may keep some of them. */
  conjuncts: ReadonlyMap<Expression, Code>;
  /** Present where the body is nothing but a record literal. */
  record: RecordParts | undefined;
  /** Whether influxd evaluates it column by column in `map`. */
  vectorized: boolean;
}

/** A function of the script with the variables it can see. */
export class Closure implements FluxFunction {
  readonly isFunction = true;
  readonly pipe: string | undefined;
  private knownNames: readonly string[] | undefined;
  private knownPositions: Int32Array | undefined;

  constructor(
    readonly code: FunctionCode,
    readonly frame: Frame,
    readonly name: string,
  ) {
    this.pipe = code.params.find((param) => param.pipe)?.name;
  }

  call(names: readonly string[], values: readonly Value[]): Value {
    const positions = this.positionsIn(names);
    const frame = new Frame(this.frame, this.frame.query);
    const { params } = this.code;
    for (let i = 0; i < params.length; i++) {
      const at = positions[i];
      frame.slots[params[i].slot] = at >= 0 ? values[at]! : this.defaultOf(i);
    }
    return this.code.body(frame);
  }

  /** A frame with every parameter but the named ones at its default: row functions fill those row by row. */
  prepare(filled: readonly string[]): { frame: Frame; slots: number[] } {
    const frame = new Frame(this.frame, this.frame.query);
    this.code.params.forEach((param, i) => {
      if (!filled.includes(param.name)) frame.slots[param.slot] = this.defaultOf(i);
    });
    const slots = filled.map((name) => this.code.params.find((param) => param.name === name)?.slot ?? -1);
    return { frame, slots };
  }

  private defaultOf(index: number): Value {
    const param = this.code.params[index];
    if (param.default === undefined)
      throw new FluxError(`missing required argument "${param.name}" of ${this.name}`);
    return param.default(this.frame);
  }

  private positionsIn(names: readonly string[]): Int32Array {
    if (this.knownNames !== names || this.knownPositions === undefined) {
      const { params } = this.code;
      for (const name of names) {
        if (!params.some((param) => param.name === name))
          throw new FluxError(`found unexpected argument ${name} of ${this.name}`);
      }
      this.knownPositions = Int32Array.from(params, (param) => names.indexOf(param.name));
      this.knownNames = names;
    }
    return this.knownPositions;
  }
}

/** Calls a function whose arguments are given by name. */
export function callFunction(fn: FluxFunction, args: Record<string, Value>, query: Query, at: Place): Value {
  return fn.call(Object.keys(args), Object.values(args), query, at);
}
