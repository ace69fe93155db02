import { BuiltinFunction } from './builtin.js';
import type { Builtin } from './builtin.js';
import type { Library } from './compile.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
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
    throw this.outOfScope(`${path}.${name}`, name, at);
  }

  unknown(name: string, at: Place): FluxError {
    return this.outOfScope(name, name, at);
  }

  private outOfScope(shown: string, name: string, at: Place): FluxError {
    return new FluxError(
      `"${shown}" is not supported by this engine; the nearest that is: ${this.nearest(shown, name)}`,
      {
        code: 'unimplemented',
        place: at,
      },
    );
  }

  /** The supported name that takes the fewest edits, names that contain one another first. */
  private nearest(shown: string, name: string): string {
    let best = '';
    let least = Infinity;
    for (const [path, members] of this.packages) {
      const candidates = shown.includes('/') && !shown.includes('.') ? [path] : members.keys();
      for (const candidate of candidates) {
        const full = path === 'universe' || candidate === path ? candidate : `${path}.${candidate}`;
        const a = candidate.toLowerCase();
        const b = name.toLowerCase();
        const related = a.includes(b) || b.includes(a);
        const cost =
          edits(a, b) - (related ? Math.min(a.length, b.length) : 0) - (shown.startsWith(path) ? 2 : 0);
        if (cost < least) [least, best] = [cost, full];
      }
    }
    return best;
  }
}

/** Levenshtein's distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
