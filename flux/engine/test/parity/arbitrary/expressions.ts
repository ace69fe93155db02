import fc from 'fast-check';
import { either, filled } from './texts.js';
import type { Text } from './texts.js';

/** Expressions by the type that they have, so that most of them pass the checker. */

const types = ['int', 'uint', 'float', 'string', 'bool', 'time', 'duration'] as const;
type Type = (typeof types)[number];
export type Typed = Readonly<Record<Type, Text>>;

const constants: Typed = {
  int: either('0', '1', '-2', '7', '9223372036854775807', '13'),
  uint: either('uint(v: 0)', 'uint(v: 3)', 'uint(v: "18446744073709551615")'),
  float: either('0.5', '-1.25', '2.0', '1000.0', 'math.pi', 'float(v: "NaN")', 'math.mInf(sign: -1)', '0.0'),
  string: either('"a"', '"B c"', '""', '"héß"', '"12"', '"-1.5"', '" x,y "', '"2024-01-01T00:00:00Z"'),
  bool: either('true', 'false'),
  time: either(
    '2024-01-01T00:00:00Z',
    '2024-02-29T23:59:59.999999999Z',
    '1969-12-31T12:30:00Z',
    '2024-03-31T01:30:00+02:00',
  ),
  duration: either('1h', '90s', '1mo', '-2d', '1y2mo3w', '1ns', '7m30s'),
};

/** What a row has, by type; the checker takes `r.nope` for any. */
export const cells: Typed = {
  ...constants,
  int: either('r.h', 'r.h', '2', '-1', 'int(v: r._value)'),
  float: either('float(v: r.h)', '1.5', 'float(v: r._value)'),
  string: either('r.g', 'r.g', '"x"', '"é"', 'string(v: r._value)', 'string(v: r.h)'),
  bool: either('r.b', 'r.b', 'exists r._value', 'exists r.nope', 'r.g == "x"'),
  time: either('r._time', 'r._time', '2024-01-01T00:02:00Z'),
};

const ordered: readonly Type[] = ['int', 'uint', 'float', 'string', 'time'];

/** What can be said of each type with parts from one level further down. */
function composed({ int, uint, float, string, bool, time, duration }: Typed): Typed {
  const parts: Typed = { int, uint, float, string, bool, time, duration };
  const any = fc.oneof(...types.map((type) => parts[type]));
  const alike = (of: readonly Type[], joined: (a: Text, b: Text) => Text): Text =>
    fc.oneof(...of.map((type) => joined(parts[type], parts[type])));
  const chosen = (value: Text): Text => filled`(if ${bool} then ${value} else ${value})`;
  const strings = fc.oneof(
    filled`[${string}, ${string}]`,
    filled`strings.split(v: ${string}, t: ${either('""', '","', '" "', '"b"')})`,
    filled`strings.${either('splitN', 'splitAfterN')}(v: ${string}, t: ${either('","', '""')}, i: ${either('-1', '0', '2')})`,
    filled`strings.splitAfter(v: ${string}, t: ",")`,
    filled`regexp.splitRegexp(r: /${either('[,x]', '', 'é')}/, v: ${string}, i: ${either('-1', '2')})`,
    filled`array.map(arr: [${string}, "q"], fn: (x) => x + ${string})`,
  );
  const ints = fc.oneof(
    filled`[${int}, ${int}, 3]`,
    filled`array.filter(arr: [${int}, 2, 3], fn: (x) => x ${either('>', '==', '!=')} ${int})`,
    filled`array.concat(arr: [${int}], v: [${int}, 2])`,
    filled`array.map(arr: [1, ${int}], fn: (x) => x * ${int})`,
  );
  const pattern = either('/a|x/', '/^$/', '/[0-9]+/', '/(?i)B/', '/é./', '/(.)(.)/');
  return {
    int: fc.oneof(
      filled`(${int} ${either('+', '-', '*', '/', '%')} ${int})`,
      filled`-${int}`,
      filled`int(v: ${fc.oneof(float, uint, bool, time, duration, either('"12"', '"-3"', '"1.5"'))})`,
      filled`date.${either('second', 'minute', 'hour', 'weekDay', 'monthDay', 'yearDay', 'month', 'year', 'week', 'quarter', 'millisecond', 'microsecond', 'nanosecond')}(t: ${fc.oneof(time, either('-1h', '2h'))})`,
      filled`date.hour(t: ${time}, location: timezone.location(name: "${either('America/New_York', 'Asia/Kolkata', 'Europe/London')}"))`,
      filled`strings.strlen(v: ${string})`,
      filled`strings.${either('countStr', 'index', 'lastIndex')}(v: ${string}, substr: ${string})`,
      filled`strings.${either('indexAny', 'lastIndexAny')}(v: ${string}, chars: ${string})`,
      filled`strings.compare(v: ${string}, t: ${string})`,
      filled`length(arr: ${fc.oneof(strings, ints)})`,
      filled`${ints}[${either('0', '1')}]`,
      filled`length(arr: regexp.findStringIndex(r: ${pattern}, v: ${string}))`,
      filled`dict.get(dict: dict.fromList(pairs: [{key: ${string}, value: ${int}}, {key: "a", value: 2}]), key: ${string}, default: 0)`,
      filled`dict.get(dict: dict.insert(dict: ["a": 1], key: ${string}, value: ${int}), key: ${string}, default: ${int})`,
      filled`dict.get(dict: dict.remove(dict: ["a": 1, "b": 2], key: ${string}), key: "a", default: ${int})`,
      chosen(int),
    ),
    uint: fc.oneof(
      filled`(${uint} ${either('+', '-', '*', '/', '%')} ${uint})`,
      filled`uint(v: ${fc.oneof(int, float, bool, time, either('"12"'))})`,
      chosen(uint),
    ),
    float: fc.oneof(
      filled`(${float} ${either('+', '-', '*', '/', '%', '^')} ${float})`,
      filled`(${int} ^ ${int})`,
      filled`-${float}`,
      filled`float(v: ${fc.oneof(int, uint, bool, either('"1e3"', '"-.5"', '"0x1p-2"', '"inf"'))})`,
      filled`math.${either('abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'ceil', 'cos', 'cosh', 'exp', 'exp2', 'expm1', 'floor', 'log', 'log10', 'log1p', 'log2', 'round', 'roundtoeven', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc')}(x: ${float})`,
      filled`math.${either('mMax', 'mMin', 'mod', 'pow')}(x: ${float}, y: ${float})`,
      filled`math.hypot(p: ${float}, q: ${float})`,
      filled`math.atan2(y: ${float}, x: ${float})`,
      filled`math.pow10(n: ${int})`,
      filled`math.modf(f: ${float}).${either('int', 'frac')}`,
      chosen(float),
    ),
    string: fc.oneof(
      filled`(${string} + ${string})`,
      filled`string(v: ${any})`,
      filled`display(v: ${fc.oneof(any, strings, ints, filled`{a: ${any}, b: ${any}}`)})`,
      fc.tuple(any, string).map(([a, b]) => '"<${' + a + '}:${' + b + '}>"'),
      filled`strings.${either('toUpper', 'toLower', 'title', 'toTitle', 'trimSpace')}(v: ${string})`,
      filled`strings.${either('trim', 'trimLeft', 'trimRight')}(v: ${string}, cutset: ${string})`,
      filled`strings.trimPrefix(v: ${string}, prefix: ${string})`,
      filled`strings.trimSuffix(v: ${string}, suffix: ${string})`,
      filled`strings.repeat(v: ${string}, i: ${either('0', '1', '3')})`,
      filled`strings.replace(v: ${string}, t: ${string}, u: ${string}, i: ${either('-1', '0', '1')})`,
      filled`strings.replaceAll(v: ${string}, t: ${string}, u: ${string})`,
      filled`strings.substring(v: ${string}, start: ${either('-1', '0', '1', '9')}, end: ${either('0', '1', '2', '99')})`,
      filled`strings.joinStr(arr: ${strings}, v: ${string})`,
      filled`${strings}[${either('0', '0', '1')}]`,
      filled`regexp.findString(r: ${pattern}, v: ${string})`,
      filled`regexp.replaceAllString(r: ${pattern}, v: ${string}, t: ${either('"-"', '"$1$2"', '"[$0]"')})`,
      filled`regexp.quoteMeta(v: ${string})`,
      filled`regexp.getString(r: ${pattern})`,
      filled`({a: ${string}, b: 1}).a`,
      chosen(string),
    ),
    bool: fc.oneof(
      alike(ordered, (a, b) => filled`(${a} ${either('<', '<=', '>', '>=')} ${b})`),
      alike([...ordered, 'bool'], (a, b) => filled`(${a} ${either('==', '!=')} ${b})`),
      filled`(${fc.oneof(int, float)} ${either('<', '==', '>=', '!=')} ${fc.oneof(int, uint, float)})`,
      filled`(${bool} ${either('and', 'or')} ${bool})`,
      filled`(not ${bool})`,
      filled`(${string} ${either('=~', '!~')} ${pattern})`,
      alike(['int', 'float', 'string'], (a, b) => filled`contains(value: ${a}, set: [${b}, ${a}])`),
      filled`strings.hasPrefix(v: ${string}, prefix: ${string})`,
      filled`strings.hasSuffix(v: ${string}, suffix: ${string})`,
      filled`strings.containsStr(v: ${string}, substr: ${string})`,
      filled`strings.containsAny(v: ${string}, chars: ${string})`,
      filled`strings.equalFold(v: ${string}, t: ${string})`,
      filled`strings.${either('isDigit', 'isLetter', 'isLower', 'isUpper')}(v: ${string})`,
      filled`regexp.matchRegexpString(r: ${pattern}, v: ${string})`,
      filled`regexp.matchRegexpString(r: regexp.compile(v: ${either('"a+"', '"^(x|y)$"', '"(?i)É"')}), v: ${string})`,
      filled`(exists ${any})`,
      filled`math.isNaN(f: ${float})`,
      filled`math.isInf(f: ${float}, sign: ${either('0', '1', '-1')})`,
      filled`types.isType(v: ${any}, type: "${either(...types)}")`,
      filled`bool(v: ${either('"true"', '"false"', '1', '0', '1.0', 'uint(v: 1)')})`,
    ),
    time: fc.oneof(
      filled`date.truncate(t: ${time}, unit: ${either('1m', '1h', '1d', '1w', '1mo', '3mo', '1y', '7s')})`,
      filled`date.truncate(t: ${time}, unit: ${either('1d', '1w', '1mo')}, location: timezone.location(name: "Asia/Kolkata"))`,
      filled`date.add(d: ${duration}, to: ${time})`,
      filled`date.sub(d: ${duration}, from: ${time})`,
      filled`experimental.addDuration(d: ${duration}, to: ${time})`,
      filled`experimental.subDuration(d: ${duration}, from: ${time})`,
      filled`tasks.lastSuccess(orTime: ${time})`,
      filled`date.time(t: ${fc.oneof(time, either('-1h', '1mo'))})`,
      filled`time(v: ${fc.oneof(int, time, either('"2024-01-01T00:00:00.5Z"', '"2024-01-01"', 'uint(v: 5)'))})`,
      chosen(time),
    ),
    duration: fc.oneof(
      filled`-${duration}`,
      filled`date.scale(d: ${duration}, n: ${either('0', '2', '-3')})`,
      filled`duration(v: ${either('1000000000', '"1h30m"', '-5', 'uint(v: 60)')})`,
      chosen(duration),
    ),
  };
}

/** Leaves mostly, and what is composed of them to the depth. */
function grown(leaves: Typed, depth: number): Typed {
  if (depth === 0) return leaves;
  const under = grown(leaves, depth - 1);
  const over = composed(under);
  return Object.fromEntries(
    types.map((type) => [
      type,
      fc.oneof({ weight: 1, arbitrary: under[type] }, { weight: 3, arbitrary: over[type] }),
    ]),
  ) as Typed;
}

/** Of one of the types that a column can have. */
const anyOf = (typed: Typed): Text =>
  fc.oneof(...types.filter((type) => type !== 'duration').map((type) => typed[type]));

const ofConstants = grown(
  {
    ...constants,
    int: fc.oneof(
      { weight: 6, arbitrary: constants.int },
      { weight: 1, arbitrary: either('debug.null(type: "int")') },
    ),
    string: fc.oneof(
      { weight: 6, arbitrary: constants.string },
      { weight: 1, arbitrary: either('debug.null(type: "string")') },
    ),
    bool: fc.oneof(
      { weight: 6, arbitrary: constants.bool },
      { weight: 1, arbitrary: either('debug.null(type: "bool")') },
    ),
  },
  2,
);
const ofCells = grown(cells, 2);

/** An expression of constants. */
export const scalar: Text = anyOf(ofConstants);
/** An expression of a row's cells. */
export const cell: Text = anyOf(ofCells);
/** A condition on a row. */
export const condition: Text = ofCells.bool;
