import { BuiltinFunction } from './builtin.js';
import type { Builtin } from './builtin.js';
import type { Library } from './compile.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import { nearest } from './nearest.js';
import { placeText } from './stream.js';
import type { Value } from './values.js';

/** A constant of a package, such as `math.pi`. */
export interface Constant {
  package: string;
  name: string;
  value: Value;
}

/** The functions and constants a script may use, by package. */
export class StandardLibrary implements Library {
  private readonly packages = new Map<string, Map<string, Value>>();

  constructor(builtins: readonly Builtin[], constants: readonly Constant[]) {
    for (const builtin of builtins) this.add(builtin.package, builtin.name, new BuiltinFunction(builtin));
    for (const constant of constants) this.add(constant.package, constant.name, constant.value);
  }

  private add(path: string, name: string, value: Value): void {
    let members = this.packages.get(path);
    if (!members) this.packages.set(path, (members = new Map<string, Value>()));
    members.set(name, value);
  }

  universe(name: string): Value | undefined {
    return this.packages.get('universe')?.get(name);
  }

  hasPackage(path: string): boolean {
    return this.packages.has(path);
  }

  member(path: string, name: string, at: Place): Value {
    const value = this.packages.get(path)?.get(name);
    if (value !== undefined) return value;
    throw outOfScope(`${path}.${name}`, nearest(name, this.members(path)), at);
  }

  unknown(name: string, at: Place): FluxError {
    return outOfScope(name, nearest(name, this.members('universe')), at);
  }

  unknownPackage(path: string, at: Place): FluxError {
    const candidates = this.offered().map((known) => [lastPart(known), known] as const);
    return outOfScope(path, nearest(lastPart(path), candidates), at);
  }

  /** What a script may well use, by its name: the members of one package before those of the others. */
  private *members(path: string): Generator<readonly [name: string, shown: string]> {
    for (const one of [path, ...this.offered().filter((other) => other !== path)])
      for (const name of this.packages.get(one)?.keys() ?? [])
        yield [name, one === 'universe' ? name : `${one}.${name}`];
  }

  /** The packages that are documented. */
  private offered(): string[] {
    return [...this.packages.keys()].filter((path) => !path.startsWith('internal/'));
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function outOfScope(shown: string, suggestion: string | undefined, at: Place): FluxError {
  const hint = suggestion === undefined ? '' : `; the nearest that is: ${suggestion}`;
  return new FluxError(`error ${placeText(at)}: "${shown}" is not supported by this engine${hint}`, {
    code: 'unimplemented',
    place: at,
  });
}
