import type {
  CallExpression,
  Expression,
  File,
  FunctionExpression,
  Identifier,
  Property,
  Statement,
} from '../lang/ast.js';
import { BuiltinFunction } from './builtin.js';
import { callCode } from './call.js';
import { durationFromUnits, parseTime, time } from './calendar.js';
import { Closure, FunctionCode } from './closure.js';
import type { KnownNames, RecordParts, Step } from './closure.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import {
  binary,
  buildRecord,
  columnToFloat,
  conditional,
  constant,
  joined,
  logical,
  readElement,
  threeValued,
  unary,
  unknownUnary,
} from './operations.js';
import { truth } from './operators.js';
import { readMember } from './record.js';
import { isInlined } from './shadowed.js';
import { RegExpValue } from './regexp.js';
import { Scope, readVariable } from './scope.js';
import { TableStream } from './stream.js';
import type { Code, Frame } from './scope.js';
import { isLiteral, isVectorized } from './vectorize.js';
import { Dict } from './values.js';
import type { Value } from './values.js';

/** What the compiler asks about names that the script does not declare itself. */
export interface Library {
  /** A function or constant of `universe`; undefined where there is none. */
  universe(name: string): Value | undefined;
  /** The members of an imported package. Throws FluxError for a package or name that is out of scope. */
  member(path: string, name: string, at: Expression['at']): Value;
  hasPackage(path: string): boolean;
  unknown(name: string, at: Expression['at']): FluxError;
  unknownPackage(path: string, at: Expression['at']): FluxError;
}

/** What running a statement at the top of a script does with values. */
export interface Effects {
  expression(value: Value, frame: Frame): void;
  option(owner: string | undefined, name: string, value: Value, frame: Frame): void;
}

export type Program = (frame: Frame, effects: Effects) => void;

/** The place of names that were resolved before. */
const nowhere = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Turns syntax trees into closures, once a script; runs of it share nothing but these. */
export class Compiler {
  private readonly imports = new Map<string, string>();

  /** The compiled sides of every `and` of the function being compiled. */
  private conjuncts = new Map<Expression, Code>();
  /** Where the function being compiled stands; undefined at the top of a script. */
  private within: Place | undefined;
  /** Whether the function being compiled is one that influxd evaluates column by column. */
  private vectorized = false;
  /** Where names are looked up that are marked to be looked up outside. */
  private outside: Scope | undefined;

  private readonly known: KnownNames = {
    universe: (name) => this.library.universe(name),
    imported: (name) => {
      const path = this.imports.get(name);
      return path === undefined ? undefined : (member) => this.library.member(path, member, nowhere);
    },
  };

  constructor(private readonly library: Library) {}

  /**
   * The same row function with some conditions of its conjunction only: what a read did not take over.
   * Names keep the meaning they have in the function, since they were resolved when it was compiled.
   */
  static restrict(fn: Closure, kept: readonly Expression[]): Closure {
    const { code } = fn;
    const codes = kept.map((node) => {
      const compiled = code.conjuncts.get(node);
      if (!compiled)
        throw new FluxError('a condition to keep is not part of the function', { code: 'internal error' });
      return compiled;
    });
    const body: Code = (frame) => codes.every((one) => truth(one(frame), 'with logical and'));
    const node = { ...code.node, body: conjunction(kept) };
    return new Closure(new FunctionCode({ ...code, node, body, record: undefined }), fn.frame, fn.name);
  }

  /** @param scope that of the files before it, which it goes on with. */
  file(file: File, scope: Scope): Program {
    for (const { name, path, at } of file.imports) {
      if (!this.library.hasPackage(path)) throw this.library.unknownPackage(path, at);
      this.imports.set(name, path);
    }
    const steps = file.body.map((statement) => this.topLevel(statement, scope));
    return (frame, effects) => {
      for (const step of steps) step(frame, effects);
    };
  }

  private topLevel(statement: Statement, scope: Scope): Program {
    switch (statement.type) {
      case 'VariableAssignment': {
        const code = this.named(statement.init, statement.name, scope);
        const slot = scope.declare(statement.name);
        return (frame) => {
          const value = code(frame);
          if (value instanceof TableStream) value.hasName = true;
          frame.slots[slot] = value;
        };
      }
      case 'OptionStatement': {
        const code = this.named(statement.init, statement.name, scope);
        const { package: owner, name } = statement;
        const path = owner === undefined ? undefined : (this.imports.get(owner) ?? owner);
        const slot = path === undefined ? scope.declare(name) : -1;
        return (frame, effects) => {
          const value = code(frame);
          if (slot >= 0) frame.slots[slot] = value;
          effects.option(path, name, value, frame);
        };
      }
      case 'ExpressionStatement': {
        const code = this.expression(statement.expression, scope);
        return (frame, effects) => effects.expression(code(frame), frame);
      }
      case 'ReturnStatement':
        throw new FluxError('return outside of a function', { place: statement.at });
    }
  }

  private named(node: Expression, name: string, scope: Scope): Code {
    return node.type === 'FunctionExpression'
      ? this.function(node, scope, name)
      : this.expression(node, scope);
  }

  private expression(node: Expression, scope: Scope): Code {
    switch (node.type) {
      case 'Identifier':
        return node.outside ? this.fromOutside(node, scope) : this.identifier(node.name, scope, node.at);
      case 'IntegerLiteral':
        return constant(BigInt.asIntN(64, BigInt(node.value)));
      case 'FloatLiteral':
      case 'StringLiteral':
      case 'LabelLiteral':
        return constant(node.value);
      case 'DateTimeLiteral':
        return constant(time(parseTime(node.value) ?? 0n));
      case 'DurationLiteral':
        return constant(durationFromUnits(node.values));
      case 'RegexpLiteral':
        return constant(new RegExpValue(node.value));
      case 'StringExpression':
        return this.text(node.parts, scope);
      case 'ArrayExpression': {
        const codes = node.elements.map((element) => this.expression(element, scope));
        return (frame) => codes.map((code) => code(frame));
      }
      case 'DictExpression': {
        const pairs = node.elements.map(
          ({ key, val }) => [this.expression(key, scope), this.expression(val, scope)] as const,
        );
        return (frame) => Dict.of(pairs.map(([key, val]) => [key(frame), val(frame)] as const));
      }
      case 'ObjectExpression':
        return buildRecord(this.recordParts(node, scope));
      case 'FunctionExpression':
        return this.function(node, scope, 'function');
      case 'CallExpression':
        return this.call(node, scope, undefined);
      case 'PipeExpression':
        return this.call(node.call, scope, this.expression(node.argument, scope));
      case 'MemberExpression':
        return this.member(node.object, node.property, scope);
      case 'IndexExpression':
        return readElement(this.expression(node.array, scope), this.expression(node.index, scope));
      case 'UnaryExpression':
        // influxd's interpreter, which runs what stands at the top, does not know it; its compiler of functions does.
        if (node.operator === '+' && this.within === undefined) return unknownUnary('+');
        return unary(node.operator, this.expression(node.argument, scope));
      case 'BinaryExpression':
        return binary(node.operator, this.expression(node.left, scope), this.expression(node.right, scope), {
          at: node.at,
          within: this.within,
        });
      case 'LogicalExpression': {
        const left = this.expression(node.left, scope);
        const right = this.expression(node.right, scope);
        if (node.operator === 'and') this.conjuncts.set(node.left, left).set(node.right, right);
        return (this.vectorized ? threeValued : logical)(node.operator, left, right);
      }
      case 'ConditionalExpression': {
        const test = this.expression(node.test, scope);
        return conditional(
          test,
          this.expression(node.consequent, scope),
          this.expression(node.alternate, scope),
        );
      }
    }
  }

  private identifier(name: string, scope: Scope, at: Expression['at']): Code {
    const binding = scope.resolve(name);
    if (binding) return readVariable(name, binding);
    if (name === 'true' || name === 'false') return constant(name === 'true');
    const path = this.imports.get(name);
    if (path !== undefined) throw new FluxError(`package "${name}" is not a value`, { place: at });
    const value = this.library.universe(name);
    if (value === undefined) throw this.library.unknown(name, at);
    return constant(value);
  }

  /** A variable that hides a parameter of a function within, if what it holds is known before anything is compiled. */
  private fromOutside({ name, at }: Identifier, scope: Scope): Code {
    const within = this.identifier(name, scope, at);
    const outside = this.outside?.resolve(name);
    if (!outside) return within;
    let depth = outside.depth;
    for (let inner: Scope | null = scope; inner && inner !== this.outside; inner = inner.parent) depth++;
    const variable = readVariable(name, { ...outside, depth });
    return (frame) => {
      const value = variable(frame);
      return isInlined(value) ? value : within(frame);
    };
  }

  private member(object: Expression, property: string, scope: Scope): Code {
    if (object.type === 'Identifier' && !scope.resolve(object.name)) {
      const path = this.imports.get(object.name);
      if (path !== undefined) return constant(this.library.member(path, property, object.at));
    }
    return readMember(this.expression(object, scope), property);
  }

  private text(parts: ReadonlyArray<string | Expression>, scope: Scope): Code {
    return joined(
      parts.map((part) =>
        typeof part === 'string' ? { text: part } : { code: this.expression(part, scope), at: part.at },
      ),
    );
  }

  private recordParts(
    node: { with: string | undefined; properties: Property[]; at: Expression['at'] },
    scope: Scope,
  ): RecordParts {
    const keys = new Set<string>();
    for (const { key, at } of node.properties) {
      if (keys.has(key)) throw new FluxError(`duplicate key in object: "${key}"`, { place: at });
      keys.add(key);
    }
    return {
      with:
        node.with === undefined
          ? undefined
          : { name: node.with, code: this.identifier(node.with, scope, node.at) },
      properties: node.properties.map(({ key, value, at }) => ({
        key,
        code: value ? this.named(value, key, scope) : this.identifier(key, scope, at),
      })),
    };
  }

  private function(node: FunctionExpression, outer: Scope, name: string): Code {
    const code = this.functionCode(node, outer);
    return (frame) => new Closure(code, frame, name);
  }

  private functionCode(node: FunctionExpression, outer: Scope): FunctionCode {
    const scope = new Scope(outer);
    const outerFunction = { conjuncts: this.conjuncts, vectorized: this.vectorized, within: this.within };
    this.conjuncts = new Map();
    this.vectorized = isVectorized(node);
    this.within = node.at;
    const params = node.params.map((param) => ({
      name: param.name,
      pipe: param.pipe,
      slot: scope.declare(param.name),
      default: param.default ? this.expression(param.default, outer) : undefined,
    }));
    const block = node.body.type === 'Block' ? this.block(node.body.body, scope) : undefined;
    const result = block?.result ?? (node.body as Expression);
    const parts = result.type === 'ObjectExpression' ? this.recordParts(result, scope) : undefined;
    const value = parts ? buildRecord(parts) : this.expression(result, scope);
    const body = block && block.steps.length > 0 ? afterSteps(block.steps, value) : value;
    const isShared = parts?.with === undefined || !block?.names.has(parts.with.name);
    const record = parts && isShared ? { ...parts, steps: block?.steps ?? [] } : undefined;
    const code = new FunctionCode({
      node,
      scope,
      params,
      body,
      record,
      conjuncts: this.conjuncts,
      vectorized: this.vectorized,
      known: this.known,
      again: (changed) => this.again(changed, outer),
    });
    Object.assign(this, outerFunction);
    return code;
  }

  /** The same function with names in it that are looked up outside of it. */
  private again(node: FunctionExpression, outer: Scope): FunctionCode {
    this.outside = outer;
    try {
      return this.functionCode(node, outer);
    } finally {
      this.outside = undefined;
    }
  }

  /** The statements before a block's result, the names that they set, and the result. */
  private block(
    statements: Statement[],
    scope: Scope,
  ): { steps: Step[]; names: ReadonlySet<string>; result: Expression } {
    const steps: Step[] = [];
    const names = new Set<string>();
    for (const statement of statements) {
      if (statement.type === 'ReturnStatement') return { steps, names, result: statement.argument };
      if (statement.type === 'VariableAssignment') {
        const code = this.named(statement.init, statement.name, scope);
        const slot = scope.declare(statement.name);
        names.add(statement.name);
        steps.push((frame) => void (frame.slots[slot] = code(frame)));
      } else if (statement.type === 'ExpressionStatement')
        steps.push(this.expression(statement.expression, scope));
    }
    throw new FluxError('missing return statement in block', {
      place: statements[0]?.at ?? { line: 1, column: 1 },
    });
  }

  private call(node: CallExpression, scope: Scope, piped: Code | undefined): Code {
    const [only] = node.arguments;
    // `float()` is all that such a function calls; a value that is the same in every row is no column to influxd.
    if (this.vectorized && only?.value && !isLiteral(only.value) && !scope.resolve('float')) {
      const float = this.library.universe('float');
      if (float instanceof BuiltinFunction) {
        const columnwise = float.columnwise();
        return columnToFloat(this.expression(only.value, scope), (value, frame) =>
          columnwise.call([only.key], [value], frame.query, node.at),
        );
      }
    }
    return callCode({
      callee: this.expression(node.callee, scope),
      name: calleeName(node.callee),
      given: node.arguments.map(({ key }) => key),
      codes: node.arguments.map(({ key, value, at }) =>
        value ? this.named(value, key, scope) : this.identifier(key, scope, at),
      ),
      piped,
      at: node.at,
    });
  }
}

function conjunction(conditions: readonly Expression[]): Expression {
  return conditions.reduce((left, right): Expression => ({
    type: 'LogicalExpression',
    operator: 'and',
    left,
    right,
    at: left.at,
  }));
}

function afterSteps(steps: readonly Step[], result: Code): Code {
  return (frame) => {
    for (const step of steps) step(frame);
    return result(frame);
  };
}

function calleeName(callee: Expression): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? callee.property : 'function';
}
