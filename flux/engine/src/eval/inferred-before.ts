import { BuiltinFunction } from './builtin.js';
import { Closure } from './closure.js';
import type { FunctionCode } from './closure.js';
import type { Labelled, Note } from './infer.js';
import { natureOf } from './natures.js';
import { frameAt } from './scope.js';
import type { Binding, Frame } from './scope.js';
import { FluxRecord, isFunction } from './values.js';
import type { Value } from './values.js';

/** What inference takes from a variable: other values that look the same lead to the same result. */
type Look = FunctionCode | BuiltinFunction['builtin'] | string;

/** A variable that a result depends on; of the script itself where `at` is a slot alone. */
interface Seen {
  at: Binding | number;
  look: Look;
}

interface Inferred<Result> {
  rows: Readonly<Record<string, Labelled>>;
  seen: readonly Seen[];
  result: Result;
}

/** Results remembered a function: it is mostly given the same rows. */
const mostResults = 4;

/** What was inferred of functions, by their code: for another run of the script, whose variables look as they did. */
export class InferredBefore<Result> {
  private readonly byCode = new WeakMap<FunctionCode, Array<Inferred<Result>>>();

  /** @param infer makes the result, and notes all that it looks at outside of the function but the rows */
  of(fn: Closure, rows: Readonly<Record<string, Labelled>>, infer: (note: Note) => Result): Result {
    const before = this.byCode.get(fn.code) ?? [];
    const known = before.find((one) => hasRows(one, rows) && looksTheSame(one, fn));
    if (known) return known.result;
    let seen: Seen[] | undefined = [];
    const result = infer((from, at, value) => {
      const one = seenOf(fn, { from, at, value });
      if (one) seen?.push(one);
      else seen = undefined;
    });
    if (!seen) return result;
    if (before.push({ rows, seen, result }) > mostResults) before.shift();
    this.byCode.set(fn.code, before);
    return result;
  }
}

/** Undefined where it cannot be told whether another value looks the same, or found where it is in another run. */
function seenOf(
  fn: Closure,
  { from, at, value }: { from: Closure; at: Binding; value: Value | undefined },
): Seen | undefined {
  const look = lookOf(value);
  if (look === undefined) return undefined;
  if (from === fn) return { at, look };
  return frameAt(from.frame, at.depth).parent === null ? { at: at.slot, look } : undefined;
}

function lookOf(value: Value | undefined): Look | undefined {
  if (value === undefined) return 'unset';
  if (value instanceof Closure) return value.code;
  if (value instanceof BuiltinFunction) return value.builtin;
  if (value instanceof FluxRecord) return undefined;
  if (!Array.isArray(value)) return natureOf(value);
  const first = (value as readonly Value[])[0] ?? null;
  const isPlain = !Array.isArray(first) && !(first instanceof FluxRecord) && !isFunction(first);
  return isPlain ? `[${natureOf(first)}]` : undefined;
}

function looksTheSame({ seen }: Inferred<unknown>, { frame }: Closure): boolean {
  const script = outermost(frame);
  return seen.every(({ at, look }) => {
    const slots = typeof at === 'number' ? script.slots : frameAt(frame, at.depth).slots;
    return lookOf(slots[typeof at === 'number' ? at : at.slot]) === look;
  });
}

function outermost(frame: Frame): Frame {
  let found = frame;
  while (found.parent !== null) found = found.parent;
  return found;
}

function hasRows({ rows }: Inferred<unknown>, given: Readonly<Record<string, Labelled>>): boolean {
  return Object.entries(given).every(([name, labels]) => isSame(rows[name], labels));
}

function isSame(a: Labelled | undefined, b: Labelled): boolean {
  if (a === b) return true;
  if (a?.size !== b.size) return false;
  for (const [label, nature] of b) if (a.get(label) !== nature) return false;
  return true;
}
