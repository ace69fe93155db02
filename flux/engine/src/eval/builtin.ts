import { durationNs } from './calendar.js';
import { FluxError, PlanError } from './errors.js';
import type { Place } from './errors.js';
import { natureOf } from './natures.js';
import type { Nature } from './natures.js';
import type { Query } from './query.js';
import { resolveNames } from './resolve.js';
import { FailedStream, TableStream } from './stream.js';
import { Duration, isFunction, isNull, recordOf, Time, UInt } from './values.js';
import type { FluxFunction, Value, FluxRecord } from './values.js';

export interface Parameter {
  /** Filled by `|>`. */
  pipe?: boolean;
  /** Absent: the argument must be given, unless `optional`. */
  default?: Value;
  optional?: boolean;
  /** Its type, where it has only one and columns may be handed over. */
  type?: Nature;
}

/** A function of Flux's standard library. */
export interface Builtin {
  /** The import path; `universe` needs no import. */
  package: string;
  name: string;
  parameters: Readonly<Record<string, Parameter>>;
  /** The kind of value it returns, where that does not depend on its arguments: types columns that are all null. */
  returns?: Nature;
  /** The argument whose kind its result has. */
  returnsKindOf?: string;
  run(args: Args, call: Call): Value;
  /** What it is where influxd evaluates column by column, if that is something else. */
  columnwise?: Builtin['run'];
}

/** Where and for whom a builtin runs. */
export interface Call {
  readonly name: string;
  readonly at: Place;
  readonly query: Query;
}

/** The arguments of one call, by name, with the defaults of those left out. */
export class Args {
  constructor(
    private readonly fn: string,
    private readonly parameters: Readonly<Record<string, Parameter>>,
    private readonly names: readonly string[],
    private readonly values: readonly Value[],
  ) {}

  has(name: string): boolean {
    return this.names.includes(name);
  }

  /** The kind of an argument; that of a null is the one of the column that it comes from. */
  nature(name: string): Nature {
    return natureOf(this.typed(name));
  }

  /** An argument as it is given: a null with the type of what it comes from. */
  typed(name: string): Value {
    const at = this.names.indexOf(name);
    return at < 0 ? this.value(name) : this.values[at]!;
  }

  /** An argument; null where it is null, whatever its type. */
  value(name: string): Value {
    const at = this.names.indexOf(name);
    if (at >= 0) {
      const value = this.values[at]!;
      return isNull(value) ? null : value;
    }
    const parameter = this.parameters[name];
    if (parameter?.default !== undefined) return parameter.default;
    if (parameter?.optional) return null;
    throw new FluxError(`missing required keyword argument "${name}"`);
  }

  /**
   * Refuses arguments that name another place than this engine.
   * Throws FluxError of code `unimplemented` that names the first one given.
   */
  refuse(...names: string[]): void {
    const given = names.find((name) => this.has(name));
    if (given !== undefined)
      throw new FluxError(`${this.fn}() works on this engine only: remove the ${given} argument`, {
        code: 'unimplemented',
      });
  }

  int(name: string): bigint {
    const value = this.value(name);
    return typeof value === 'bigint' ? value : this.wrong(name, 'int', value);
  }

  float(name: string): number {
    const value = this.value(name);
    return typeof value === 'number' ? value : this.wrong(name, 'float', value);
  }

  string(name: string): string {
    const value = this.value(name);
    return typeof value === 'string' ? value : this.wrong(name, 'string', value);
  }

  bool(name: string): boolean {
    const value = this.value(name);
    return typeof value === 'boolean' ? value : this.wrong(name, 'bool', value);
  }

  duration(name: string): Duration {
    const value = this.value(name);
    return value instanceof Duration ? value : this.wrong(name, 'duration', value);
  }

  time(name: string): Time {
    const value = this.value(name);
    return value instanceof Time ? value : this.wrong(name, 'time', value);
  }

  uint(name: string): UInt {
    const value = this.value(name);
    return value instanceof UInt ? value : this.wrong(name, 'uint', value);
  }

  fn1(name: string): FluxFunction {
    const value = this.value(name);
    return isFunction(value) ? value : this.wrong(name, 'function', value);
  }

  /** A function that influxd compiles before it runs it. */
  compiled(name: string): FluxFunction {
    return resolveNames(this.fn1(name));
  }

  record(name: string): FluxRecord {
    const value = this.value(name);
    return natureOf(value) === 'record' ? recordOf(value, name) : this.wrong(name, 'record', value);
  }

  array(name: string): readonly Value[] {
    const value = this.value(name);
    return Array.isArray(value) ? (value as readonly Value[]) : this.wrong(name, 'array', value);
  }

  strings(name: string): readonly string[] {
    return this.array(name).map((value) =>
      typeof value === 'string' ? value : this.wrong(name, 'string', value),
    );
  }

  stream(name = 'tables'): TableStream {
    const value = this.value(name);
    return value instanceof TableStream ? value : this.wrong(name, 'stream', value);
  }

  /** A time, or a duration counted from now, its months of mean length as influxd has them here. */
  instant(name: string, now: bigint): bigint {
    const value = this.value(name);
    if (value instanceof Time) return value.ns;
    if (value instanceof Duration) return BigInt.asIntN(64, now + durationNs(value));
    if (typeof value === 'bigint') return BigInt.asIntN(64, value * 1_000_000_000n);
    throw new FluxError(`value is not a time, got ${value === null ? 'null' : natureOf(value)}`);
  }

  private wrong(name: string, expected: string, value: Value): never {
    throw new FluxError(
      `keyword argument "${name}" of ${this.fn} should be of kind ${expected}, but got ${isNull(value) ? 'invalid' : natureOf(value)}`,
    );
  }
}

/** A builtin as a value of the language. */
export class BuiltinFunction implements FluxFunction {
  readonly isFunction = true;
  readonly name: string;
  readonly pipe: string | undefined;

  constructor(readonly builtin: Builtin) {
    this.name = builtin.name;
    this.pipe = Object.entries(builtin.parameters).find(([, parameter]) => parameter.pipe)?.[0];
  }

  /** The function as it is where influxd evaluates column by column. */
  columnwise(): BuiltinFunction {
    const { columnwise } = this.builtin;
    return columnwise ? new BuiltinFunction({ ...this.builtin, run: columnwise }) : this;
  }

  call(names: readonly string[], values: readonly Value[], query: Query, at: Place): Value {
    return this.callFor(this.name, names, values, { query, at });
  }

  /** The same, called by another function that is not the script's: errors are told of that one. */
  callFor(
    name: string,
    names: readonly string[],
    values: readonly Value[],
    { query, at }: Pick<Call, 'query' | 'at'>,
  ): Value {
    const { builtin } = this;
    try {
      return builtin.run(new Args(builtin.name, builtin.parameters, names, values), { name, at, query });
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      const inputs = values.filter((value) => value instanceof TableStream);
      return new FailedStream(error, name, inputs, at);
    }
  }
}
