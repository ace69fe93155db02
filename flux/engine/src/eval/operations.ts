import type { RecordParts } from './closure.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import { natureOf } from './natures.js';
import { UnsupportedOperation, binaryOperators, negate, not, truth, unsupported } from './operators.js';
import type { Code, Frame } from './scope.js';
import { placeText } from './stream.js';
import { interpolated } from './text.js';
import { FluxRecord, isNull, recordOf, Time } from './values.js';
import type { Value } from './values.js';

/** Code for what an expression does with the values of its parts. */

export function unary(operator: string, argument: Code): Code {
  switch (operator) {
    case '-':
      return (frame) => negate(known(argument(frame), frame, operand('number')));
    case 'not':
      return (frame) => not(known(argument(frame), frame, operand('boolean')));
    case 'exists':
      return (frame) => !isNull(argument(frame));
    default:
      return argument;
  }
}

export function unknownUnary(operator: string): Code {
  return () => {
    throw new FluxError(`unsupported operator "${operator}" to unary expression`);
  };
}

/** @param place where the operation stands, and the function it belongs to */
export function binary(
  operator: string,
  left: Code,
  right: Code,
  place: { at: Place; within: Place | undefined },
): Code {
  const { at, within } = place;
  const operation = binaryOperators[operator];
  if (!operation) throw new FluxError(`unknown operator ${operator}`, { place: at });
  const apply = (a: Value, b: Value, frame: Frame): Value => {
    // influxd's interpreter takes a null for what it is, but not one that nothing tells the type of.
    if (frame.interpreted && (a === null || b === null)) throw unsupported(operator, a, b);
    try {
      return operation(a, b);
    } catch (error) {
      throw within && error instanceof UnsupportedOperation ? uncompiled(error, within) : error;
    }
  };
  // Most arithmetic is on floats: that path is taken before anything else is asked.
  const float = floatOperators[operator];
  if (!float) return (frame) => apply(left(frame), right(frame), frame);
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    return typeof a === 'number' && typeof b === 'number' ? float(a, b) : apply(a, b, frame);
  };
}

/** A value that is not null where influxd interprets the code, which its interpreter does not take in conditions. */
function known(value: Value, frame: Frame, refused: string): Value {
  if (frame.interpreted && isNull(value)) throw new FluxError(refused);
  return value;
}

const operand = (type: string): string => `operand to unary expression is not a ${type} value, got null`;

/** `and`, `or` as influxd evaluates them row by row: null on the left counts as false. */
export function logical(operator: 'and' | 'or', left: Code, right: Code): Code {
  const what = `with logical ${operator}`;
  const deciding = operator === 'or';
  return (frame) => {
    const a = known(
      left(frame),
      frame,
      'left operand to logical expression is not a boolean value, got null',
    );
    if (truth(a, what) === deciding) return deciding;
    const b = known(right(frame), frame, 'right operand to logical expression is not a boolean value');
    return checked(b, what);
  };
}

/** `and`, `or` as influxd evaluates them column by column: null is unknown, and what decides alone decides. */
export function threeValued(operator: 'and' | 'or', left: Code, right: Code): Code {
  const what = `with logical ${operator}`;
  const deciding = operator === 'or';
  return (frame) => {
    const a = checked(left(frame), what);
    if (a === deciding) return deciding;
    const b = checked(right(frame), what);
    if (b === deciding) return deciding;
    return isNull(a) || isNull(b) ? null : !deciding;
  };
}

export function conditional(test: Code, consequent: Code, alternate: Code): Code {
  return (frame) => {
    const value = known(test(frame), frame, 'conditional test expression is not a boolean value');
    return truth(value, 'in conditional expression') ? consequent(frame) : alternate(frame);
  };
}

/**
 * `float()` as influxd applies it to columns, where it takes times too.
 * @param float the function itself, for all that is not a number already
 */
export function columnToFloat(argument: Code, float: (value: Value, frame: Frame) => Value): Code {
  return (frame) => {
    const value = argument(frame);
    if (typeof value === 'number') return value;
    if (typeof value === 'bigint') return Number(value);
    return value instanceof Time ? Number(value.ns) : float(value, frame);
  };
}

/** A part of a text: what stands there, or a value that is put in, and where. */
export type TextPart = { text: string } | { code: Code; at: Place };

/** A text with values put in. influxd's interpreter has words of its own for a null. */
export function joined(parts: readonly TextPart[]): Code {
  return (frame) =>
    parts.reduce((text, part) => {
      if ('text' in part) return text + part.text;
      const value = part.code(frame);
      if (frame.interpreted && isNull(value))
        throw new FluxError(`${interpolationPlace(part.at)}: interpolated expression produced a null value`);
      return text + interpolated(value, frame.query);
    }, '');
}

/** From `${` to `}`. */
function interpolationPlace({ line, column, endLine, endColumn }: Place): string {
  return `${line}:${column - 2}-${endLine ?? line}:${(endColumn ?? column) + 1}`;
}

/** The error of an operator within a function, in influxd's form. */
export function uncompiled(error: UnsupportedOperation, at: Place): FluxError {
  const place = placeText(at).slice(1);
  return new FluxError(`cannot compile @ ${place}: ${error.message}`, { place: at, cause: error });
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

export function constant(value: Value): Code {
  return () => value;
}

function checked(value: Value, what: string): Value {
  if (typeof value !== 'boolean' && !isNull(value)) truth(value, what);
  return value;
}

export function buildRecord({ with: base, properties }: RecordParts): Code {
  return (frame) => {
    const fields = new Map<string, Value>();
    if (base) {
      const value = base.code(frame);
      if (isNull(value)) throw new FluxError('null value on left hand side of "with" in record literal');
      for (const [key, item] of recordOf(value, 'left hand side of "with"').fields) fields.set(key, item);
    }
    for (const { key, code } of properties) fields.set(key, code(frame));
    return new FluxRecord(fields);
  };
}

export function readElement(array: Code, index: Code): Code {
  return (frame) => {
    const items = array(frame);
    if (!Array.isArray(items)) {
      const what = isNull(items) ? 'a null value' : `a value of type ${natureOf(items)}`;
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
