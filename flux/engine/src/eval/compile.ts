import type {
  CallExpression,
  Expression,
  File,
  FunctionExpression,
  Property,
  Statement,
} from '../lang/ast.js';
import { durationFromUnits, parseTime } from './calendar.js';
import { Closure, FunctionCode } from './closure.js';
import type { RecordParts } from './closure.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import { natureOf } from './natures.js';
import { binaryOperators, negate, not, truth } from './operators.js';
import { readMember } from './record.js';
import { RegExpValue } from './regexp.js';
import { Scope, readVariable } from './scope.js';
import type { Code, Frame } from './scope.js';
import { placeText } from './stream.js';
import { interpolate } from './text.js';
import { isVectorized } from './vectorize.js';
import { Dict, FluxRecord, isFunction, recordOf, Time } from './values.js';
import type { Value } from './values.js';

/** What the compiler asks about names that the script does not declare itself. */
export interface Library {
  /** A function or constant of `universe`; undefined where there is none. */
  universe(name: string): Value | undefined;
  /** The members of an imported package. Throws FluxError for a package or name that is out of scope. */
  member(path: string, name: string, at: Expression['at']): Value;
  hasPackage(path: string): boolean;
  unknown(name: string, at: Expression['at']): FluxError;
}

/** What running a statement at the top of a script does with values. */
export interface Effects {
  expression(value: Value, frame: Frame): void;
  option(owner: string | undefined, name: string, value: Value, frame: Frame): void;
}

export type Program = (frame: Frame, effects: Effects) => void;

/** Turns syntax trees into closures, once a script; runs of it share nothing but these. */
export class Compiler {
  private readonly imports = new Map<string, string>();

  /** The compiled sides of every `and` of the function being compiled. */
  private conjuncts = new Map<Expression, Code>();

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
    return new Closure(new FunctionCode({ ...code, body, record: undefined }), fn.frame, fn.name);
  }

  /** @param scope that of the files before it, which it goes on with. */
  file(file: File, scope: Scope): Program {
    for (const { name, path, at } of file.imports) {
      if (!this.library.hasPackage(path)) throw this.library.unknown(path, at);
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
        return (frame) => void (frame.slots[slot] = code(frame));
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
        return this.identifier(node.name, scope, node.at);
      case 'IntegerLiteral':
        return constant(BigInt.asIntN(64, BigInt(node.value)));
      case 'FloatLiteral':
      case 'StringLiteral':
      case 'LabelLiteral':
        return constant(node.value);
      case 'DateTimeLiteral':
        return constant(new Time(parseTime(node.value) ?? 0n));
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
        return this.unary(node.operator, this.expression(node.argument, scope));
      case 'BinaryExpression':
        return this.binary(
          node.operator,
          this.expression(node.left, scope),
          this.expression(node.right, scope),
          node,
        );
      case 'LogicalExpression': {
        const left = this.expression(node.left, scope);
        const right = this.expression(node.right, scope);
        if (node.operator === 'and') this.conjuncts.set(node.left, left).set(node.right, right);
        const what = `with logical ${node.operator}`;
        if (node.operator === 'and')
          return (frame) => (truth(left(frame), what) ? checked(right(frame), what) : false);
        return (frame) => (truth(left(frame), what) ? true : checked(right(frame), what));
      }
      case 'ConditionalExpression': {
        const test = this.expression(node.test, scope);
        const consequent = this.expression(node.consequent, scope);
        const alternate = this.expression(node.alternate, scope);
        return (frame) =>
          truth(test(frame), 'in conditional expression') ? consequent(frame) : alternate(frame);
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

  private member(object: Expression, property: string, scope: Scope): Code {
    if (object.type === 'Identifier' && !scope.resolve(object.name)) {
      const path = this.imports.get(object.name);
      if (path !== undefined) return constant(this.library.member(path, property, object.at));
    }
    return readMember(this.expression(object, scope), property);
  }

  private unary(operator: string, argument: Code): Code {
    switch (operator) {
      case '-':
        return (frame) => negate(argument(frame));
      case 'not':
        return (frame) => not(argument(frame));
      case 'exists':
        return (frame) => argument(frame) !== null;
      default:
        return argument;
    }
  }

  private binary(operator: string, left: Code, right: Code, { at }: Expression): Code {
    const operation = binaryOperators[operator];
    if (!operation) throw new FluxError(`unknown operator ${operator}`, { place: at });
    // Most arithmetic is on floats: that path is taken before anything else is asked.
    const float = floatOperators[operator];
    if (!float) return (frame) => operation(left(frame), right(frame));
    return (frame) => {
      const a = left(frame);
      const b = right(frame);
      return typeof a === 'number' && typeof b === 'number' ? float(a, b) : operation(a, b);
    };
  }

  private text(parts: ReadonlyArray<string | Expression>, scope: Scope): Code {
    const codes = parts.map((part) =>
      typeof part === 'string' ? constant(part) : this.expression(part, scope),
    );
    return (frame) => codes.reduce((text, code) => text + interpolate(code(frame)), '');
  }

  private recordParts(
    node: { with: string | undefined; properties: Property[]; at: Expression['at'] },
    scope: Scope,
  ): RecordParts {
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
    const scope = new Scope(outer);
    const outerConjuncts = this.conjuncts;
    this.conjuncts = new Map();
    const params = node.params.map((param) => ({
      name: param.name,
      pipe: param.pipe,
      slot: scope.declare(param.name),
      default: param.default ? this.expression(param.default, outer) : undefined,
    }));
    const record = node.body.type === 'ObjectExpression' ? this.recordParts(node.body, scope) : undefined;
    const body = record
      ? buildRecord(record)
      : node.body.type === 'Block'
        ? this.block(node.body.body, scope)
        : this.expression(node.body, scope);
    const code = new FunctionCode({
      node,
      scope,
      params,
      body,
      record,
      conjuncts: this.conjuncts,
      vectorized: isVectorized(node),
    });
    this.conjuncts = outerConjuncts;
    return (frame) => new Closure(code, frame, name);
  }

  private block(statements: Statement[], scope: Scope): Code {
    const steps: Array<(frame: Frame) => void> = [];
    for (const statement of statements) {
      if (statement.type === 'ReturnStatement') {
        const result = this.expression(statement.argument, scope);
        return (frame) => {
          for (const step of steps) step(frame);
          return result(frame);
        };
      }
      if (statement.type === 'VariableAssignment') {
        const code = this.named(statement.init, statement.name, scope);
        const slot = scope.declare(statement.name);
        steps.push((frame) => void (frame.slots[slot] = code(frame)));
      } else if (statement.type === 'ExpressionStatement')
        steps.push(this.expression(statement.expression, scope));
    }
    throw new FluxError('missing return statement in block', {
      place: statements[0]?.at ?? { line: 1, column: 1 },
    });
  }

  private call(node: CallExpression, scope: Scope, piped: Code | undefined): Code {
    const callee = this.expression(node.callee, scope);
    const given = node.arguments.map(({ key }) => key);
    const codes = node.arguments.map(({ key, value, at }) =>
      value ? this.named(value, key, scope) : this.identifier(key, scope, at),
    );
    const { at } = node;
    const namesByPipe = new Map<string, readonly string[]>();
    // Mostly one place calls one function: where its parameters stand is worked out once.
    let known: FunctionCode | undefined;
    let positions: Int32Array = noPositions;
    return (frame) => {
      const fn = callee(frame);
      if (!isFunction(fn))
        throw new FluxError(`attempt to call a value of type ${natureOf(fn)}; expected function`, {
          place: at,
        });
      const values = new Array<Value>(codes.length);
      for (let i = 0; i < codes.length; i++) values[i] = codes[i](frame);
      let names: readonly string[] | undefined = given;
      if (piped) {
        if (fn.pipe === undefined)
          throw new FluxError(`function does not take a pipe argument`, { place: at });
        names = namesByPipe.get(fn.pipe);
        if (!names) namesByPipe.set(fn.pipe, (names = [...given, fn.pipe]));
        values.push(piped(frame));
      }
      try {
        if (!(fn instanceof Closure)) return fn.call(names, values, frame.query, at);
        if (fn.code !== known) {
          positions = fn.code.positionsIn(names);
          known = fn.code;
        }
        return fn.invoke(positions, values);
      } catch (error) {
        throw frame.query.running > 0 ? error : callError(error, calleeName(node.callee), at);
      }
    };
  }
}

const noPositions = new Int32Array(0);

function calleeName(callee: Expression): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? callee.property : 'function';
}

/** The error of a call at the top of a script, in influxd's form. */
function callError(error: unknown, name: string, at: Place): unknown {
  if (!(error instanceof FluxError) || error.final) return error;
  error.message = `error calling function "${name}" ${placeText(at)}: ${error.message}`;
  error.place ??= at;
  return error;
}

const floatOperators: Readonly<Record<string, ((a: number, b: number) => Value) | undefined>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

function constant(value: Value): Code {
  return () => value;
}

function checked(value: Value, what: string): Value {
  if (typeof value !== 'boolean' && value !== null) truth(value, what);
  return value;
}

function buildRecord({ with: base, properties }: RecordParts): Code {
  return (frame) => {
    const fields = new Map<string, Value>();
    if (base) {
      const value = base.code(frame);
      if (value === null) throw new FluxError('null value on left hand side of "with" in record literal');
      for (const [key, item] of recordOf(value, 'left hand side of "with"').fields) fields.set(key, item);
    }
    for (const { key, code } of properties) fields.set(key, code(frame));
    return new FluxRecord(fields);
  };
}

function readElement(array: Code, index: Code): Code {
  return (frame) => {
    const items = array(frame);
    if (!Array.isArray(items)) {
      const what = items === null ? 'a null value' : `a value of type ${natureOf(items)}`;
      throw new FluxError(`cannot index into ${what}; expected an array`);
    }
    const at = index(frame);
    if (typeof at !== 'bigint')
      throw new FluxError('cannot index into an array with null value; expected an int');
    const item = (items as readonly Value[])[Number(at)];
    if (at < 0n || item === undefined)
      throw new FluxError(`cannot access element ${at} of array of length ${items.length}`);
    return item;
  };
}
