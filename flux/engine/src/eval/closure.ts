import type { Expression, FunctionExpression } from '../lang/ast.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import type { Query } from './query.js';
import { Frame } from './scope.js';
import type { Code, Scope } from './scope.js';
import type { FluxFunction, Value } from './values.js';

/** The parts of a record literal. */
export interface RecordParts {
  with: { name: string; code: Code } | undefined;
  properties: ReadonlyArray<{ key: string; code: Code }>;
}

/** A function's body that makes a record literal: `map` turns each property into a column of its own. */
export interface RecordBody extends RecordParts {
  /** What stands before it in a block. */
  steps: readonly Step[];
}

/** A statement of a block. */
export type Step = (frame: Frame) => void;

export interface ParameterCode {
  name: string;
  slot: number;
  pipe: boolean;
  default: Code | undefined;
}

interface FunctionParts {
  node: FunctionExpression;
  scope: Scope;
  params: readonly ParameterCode[];
  body: Code;
  /** The compiled sides of its `and`s, by their nodes: a filter may keep some of them. */
  conjuncts: ReadonlyMap<Expression, Code>;
  /** Present where the body ends in a record literal that is the same whatever stands before it, but for its values. */
  record: RecordBody | undefined;
  /** Whether influxd evaluates it column by column in `map`. */
  vectorized: boolean;
  /** What a name that no script declares stands for, alone or as a member of an imported package. */
  known: KnownNames;
  /** Compiles what stands in its place in the script with other names in it. */
  again: (node: FunctionExpression) => FunctionCode;
}

export interface KnownNames {
  universe(name: string): Value | undefined;
  /** The member of the package imported under a name; undefined where none is imported so. */
  imported(name: string): ((member: string) => Value) | undefined;
}

/** The members of a name that are read; null where it stands for anything but an object whose member is read. */
export function membersOf(body: unknown, name: string | undefined): ReadonlySet<string> | null {
  const members = new Set<string>();
  const visit = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.every(visit);
    if (typeof node !== 'object' || node === null) return true;
    const typed = node as {
      type?: string;
      name?: string;
      object?: Expression;
      property?: string;
      with?: string;
      key?: string;
      value?: unknown;
    };
    if (
      typed.type === 'MemberExpression' &&
      typed.object?.type === 'Identifier' &&
      typed.object.name === name
    ) {
      members.add(typed.property!);
      return true;
    }
    if (typed.type === 'Identifier' && typed.name === name) return false;
    if (typed.type === 'ObjectExpression' && typed.with === name) return false;
    // `{r}` means `{r: r}`.
    if (typed.key === name && typed.value === null) return false;
    return Object.values(node).every(visit);
  };
  return name !== undefined && visit(body) ? members : null;
}

/** A function expression, compiled once for all the closures made of it. */
export class FunctionCode implements FunctionParts {
  readonly node: FunctionExpression;
  readonly scope: Scope;
  readonly params: readonly ParameterCode[];
  readonly body: Code;
  readonly conjuncts: ReadonlyMap<Expression, Code>;
  readonly record: RecordBody | undefined;
  readonly vectorized: boolean;
  readonly known: KnownNames;
  readonly again: (node: FunctionExpression) => FunctionCode;
  private members: ReadonlySet<string> | null | undefined;

  constructor(parts: FunctionParts) {
    this.node = parts.node;
    this.scope = parts.scope;
    this.params = parts.params;
    this.body = parts.body;
    this.conjuncts = parts.conjuncts;
    this.record = parts.record;
    this.vectorized = parts.vectorized;
    this.known = parts.known;
    this.again = parts.again;
  }

  /** The members of its first parameter that it reads; undefined where it uses that parameter in another way. */
  membersRead(): ReadonlySet<string> | undefined {
    this.members ??= membersOf(this.node.body, this.params[0]?.name);
    return this.members ?? undefined;
  }

  /** Where each parameter stands among named arguments, -1 for one that is left out. */
  positionsIn(names: readonly string[]): Int32Array {
    for (const name of names) {
      if (!this.params.some((param) => param.name === name))
        throw new FluxError(`found unexpected argument ${name}`);
    }
    return Int32Array.from(this.params, (param) => names.indexOf(param.name));
  }
}

/** A function of the script with the variables it can see. */
export class Closure implements FluxFunction {
  readonly isFunction = true;
  readonly pipe: string | undefined;

  constructor(
    readonly code: FunctionCode,
    readonly frame: Frame,
    readonly name: string,
    /** Whether influxd interprets it where it is called. */
    private readonly interpreted = frame.interpreted,
  ) {
    this.pipe = code.params.find((param) => param.pipe)?.name;
  }

  call(names: readonly string[], values: readonly Value[]): Value {
    return this.invoke(this.code.positionsIn(names), values);
  }

  /** @param positions where each parameter stands in the values: what `positionsIn` says of the arguments' names */
  invoke(positions: Int32Array, values: readonly Value[]): Value {
    const frame = new Frame(this.frame, this.frame.query, this.code.scope.size, this.interpreted);
    const { params } = this.code;
    for (let i = 0; i < params.length; i++) {
      const at = positions[i];
      frame.slots[params[i].slot] = at >= 0 ? values[at]! : this.defaultOf(i);
    }
    return this.code.body(frame);
  }

  /** The same as influxd has it where compiled code hands it on: compiled with that. */
  compiled(): Closure {
    return this.interpreted ? new Closure(this.code, this.frame, this.name, false) : this;
  }

  /** A compiled frame with every parameter but the named ones at its default: row functions fill those row by row. */
  prepare(filled: readonly string[]): { frame: Frame; slots: number[] } {
    const frame = new Frame(this.frame, this.frame.query, this.code.scope.size, false);
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
}

/** Calls a function whose arguments are given by name. */
export function callFunction(fn: FluxFunction, args: Record<string, Value>, query: Query, at: Place): Value {
  return fn.call(Object.keys(args), Object.values(args), query, at);
}
