import { Closure } from './closure.js';
import type { FunctionCode } from './closure.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import { natureOf } from './natures.js';
import type { Code } from './scope.js';
import { placeText } from './stream.js';
import { isFunction } from './values.js';
import type { Value } from './values.js';

export interface CallParts {
  callee: Code;
  /** What errors call the function. */
  name: string;
  /** The arguments' names and their code. */
  given: readonly string[];
  codes: readonly Code[];
  /** What `|>` hands over. */
  piped: Code | undefined;
  at: Place;
}

/** Code that calls a function. */
export function callCode({ callee, name, given, codes, piped, at }: CallParts): Code {
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
    const values = new Array<Value>(piped ? codes.length + 1 : codes.length);
    for (let i = 0; i < codes.length; i++) {
      const value = codes[i](frame);
      values[i] = value instanceof Closure && !frame.interpreted ? value.compiled() : value;
    }
    let names: readonly string[] | undefined = given;
    if (piped) {
      if (fn.pipe === undefined) throw new FluxError(`function does not take a pipe argument`, { place: at });
      names = namesByPipe.get(fn.pipe);
      if (!names) namesByPipe.set(fn.pipe, (names = withPipe(given, fn.pipe, at)));
      values[codes.length] = piped(frame);
    }
    try {
      if (!(fn instanceof Closure)) return fn.call(names, values, frame.query, at);
      if (fn.code !== known) {
        positions = fn.code.positionsIn(names);
        known = fn.code;
      }
      return fn.invoke(positions, values);
    } catch (error) {
      throw frame.interpreted ? callError(error, name, at) : error;
    }
  };
}

/** The names of the arguments with that of the piped one. Throws FluxError where it is among them. */
function withPipe(given: readonly string[], pipe: string, place: Place): readonly string[] {
  if (!given.includes(pipe)) return [...given, pipe];
  throw new FluxError(`pipe argument also specified as a keyword parameter: "${pipe}"`, { place });
}

const noPositions = new Int32Array(0);

/** The error of a call that influxd interprets, in its form. */
function callError(error: unknown, name: string, at: Place): unknown {
  if (!(error instanceof FluxError) || error.final) return error;
  error.message = `error calling function "${name}" ${placeText(at)}: ${error.message}`;
  error.place ??= at;
  return error;
}
