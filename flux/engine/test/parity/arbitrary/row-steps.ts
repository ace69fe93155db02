import fc from 'fast-check';
import { cell, condition } from './expressions.js';
import {
  column,
  either,
  filled,
  flag,
  labels,
  perhaps,
  perhapsOnly,
  place,
  some,
  unit,
  whole,
} from './texts.js';
import type { Text } from './texts.js';
import { literal } from './texts.js';

/** Functions that go from row to row of a table: filter, map, reduce, what compares a row with the one before. */

export const predicate: Text = fc.oneof(
  {
    weight: 2,
    arbitrary: either(
      'r._value > 2',
      'r.g == "x"',
      'exists r._value',
      'r.h >= 1 and r.b',
      'not r.b',
      'r.g =~ /x|y/',
      'r._time > 2024-01-01T00:02:00Z',
      'r.nope == "a"',
      'r.s == "a"',
      'exists r.nope',
      'r.g != "x"',
      'contains(value: r.h, set: [1, 2])',
      'float(v: r.h) > 0.5',
      'r._field == "f1"',
    ),
  },
  { weight: 1, arbitrary: condition },
);

const assigned = either(
  'v2: r._value',
  'v2: r.h + 1',
  'v2: if r.b then 1 else 2',
  'v2: string(v: r._value)',
  'v2: r.nope',
  'v2: exists r._value',
  'v2: r.h == 1 and r.b',
  'h: r.h * 2',
  'g: r.g',
  'g: if r.h > 1 then "big" else r.g',
  '_time: r._time',
  '_value: r.h',
  '_value: float(v: r._value)',
  '_value: r._value + r._value',
  '_value: r._value / r._value',
  'h: -r.h',
  'v3: "${r.g}-${r.h}"',
  'v3: uint(v: r.h)',
  'v3: r.h % 2',
  'b: not r.b',
);

const state = perhaps({ column: either('"state"') });
const columns = either('["_value"]', '["h"]', '["_value", "h"]', '["w"]');

export const rowSteps: Text[] = [
  filled`filter(fn: (r) => ${predicate}${perhaps({ onEmpty: either('"keep"', '"drop"') })})`,
  filled`map(fn: (r) => ({r with ${assigned}}))`,
  filled`map(fn: (r) => ({r with v3: ${cell}}))`,
  filled`map(fn: (r) => ({r with _value: ${cell}}))`,
  filled`map(fn: (r) => ({${either('v: r._value', '_time: r._time, _value: r._value, g: "k"', '_value: r.h, g: r.g, b: r.b', 'g: r.g, _start: r._start, _stop: r._stop, _time: r._time, _value: r._value')}}))`,
  fc.constant('reduce(fn: (r, accumulator) => ({n: accumulator.n + 1}), identity: {n: 0})'),
  fc
    .tuple(
      either('r.h', '1', 'r._value', 'int(v: r._value)'),
      fc.constantFrom(
        ['', ''],
        [', g: r.g', ', g: ""'],
        [', t: r._time', ', t: 2024-01-01T00:00:00Z'],
        [', b: r.b', ', b: true'],
      ),
    )
    .map(
      ([term, [next, first]]) =>
        `reduce(fn: (r, accumulator) => ({s: accumulator.s + ${term}${next}}), identity: {s: 0${first}})`,
    ),
  filled`cumulativeSum(columns: ${columns})`,
  filled`difference(${perhapsOnly({ columns, nonNegative: flag, keepFirst: flag, initialZero: flag })})`,
  filled`derivative(unit: ${unit}${perhaps({ nonNegative: flag, columns, timeColumn: either('"_time"', '"_start"'), initialZero: flag })})`,
  filled`increase(${perhapsOnly({ columns })})`,
  filled`fill(${either('usePrevious: true', 'value: 0', 'value: 1.5', 'value: "n"', 'value: false', 'value: uint(v: 3)', 'value: 2024-01-01T00:07:00Z', 'column: "h", value: 7', 'column: "n", value: "q"', 'column: "g", value: "q"', 'column: "b", usePrevious: true', 'column: "_time", usePrevious: true')})`,
  filled`stateCount(fn: (r) => ${predicate}${state})`,
  filled`stateDuration(fn: (r) => ${predicate}${state}${perhaps({ unit, timeColumn: either('"_time"', '"_stop"') })})`,
  filled`elapsed(unit: ${unit}${perhaps({ columnName: either('"e"', '"h"'), timeColumn: either('"_stop"', '"_time"') })})`,
  filled`movingAverage(n: ${whole(1, 4)})`,
  filled`exponentialMovingAverage(n: ${whole(1, 4)})`,
  filled`sort(${perhapsOnly({ columns: labels, desc: flag })})`,
  filled`${either('limit', 'tail')}(n: ${whole(0, 4)}${perhaps({ offset: either('0', '1', '2') })})`,
  filled`${either('top', 'bottom')}(n: ${either('1', '2', '3')}${perhaps({ columns: labels })})`,
  filled`sample(${either('n: 1, pos: 0', 'n: 2, pos: 0', 'n: 3, pos: 2', 'n: 2, pos: 1')}${perhaps({ column })})`,
  filled`unique(${perhapsOnly({ column })})`,
  filled`hourSelection(start: ${either('0', '1', '22')}, stop: ${either('0', '3', '23')}${perhaps({ timeColumn: either('"_stop"', '"_time"'), location: place })})`,
  filled`truncateTimeColumn(unit: ${either('1m', '1h', '1mo', '45s')}${perhaps({ timeColumn: either('"_start"', '"_time"') })})`,
  filled`timeShift(duration: ${either('1h', '-1m', '1mo', '-1mo')}${perhaps({ columns: some(['_time', '_start', '_stop']).map(literal) })})`,
  filled`to${either('Float', 'String', 'Int', 'UInt', 'Bool', 'Time')}()`,
];
