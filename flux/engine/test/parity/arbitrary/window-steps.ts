import fc from 'fast-check';
import { every, either, filled, flag, perhaps, place } from './texts.js';
import type { Text } from './texts.js';

/** Functions that go by windows of time. */

export const aggregate = either(
  'count',
  'sum',
  'mean',
  'min',
  'max',
  'first',
  'last',
  'median',
  'spread',
  'stddev',
  'mode',
);

const lambda = either(
  '(column, tables=<-) => tables |> quantile(q: 0.5, method: "exact_selector", column: column)',
  '(column, tables=<-) => tables |> sum(column: column) |> map(fn: (r) => ({r with _value: r._value}))',
  '(tables=<-, column) => tables |> integral(unit: 10s, column: column)',
  '(tables=<-, column) => tables |> top(n: 1, columns: [column])',
  '(tables=<-, column) => tables |> reduce(identity: {n: 0}, fn: (r, accumulator) => ({n: accumulator.n + 1}))',
  '(tables=<-, column) => tables |> timeWeightedAvg(unit: 1m)',
  'skew',
  'unique',
  'distinct',
  'cumulativeSum',
);

const offset = either('30s', '-20s', '1h', '1mo');
const long = either('1mo', '3mo', '1w', '1d', '1y', '3m', '45s');

/** Windows are refused where no range is known. */
const ranged = either(
  '',
  ...Array<string>(3).fill(`range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)\n    |> `),
);

export const windowSteps: Text[] = [
  filled`${ranged}window(every: ${every}${perhaps({ period: either('3m', '30s', '-2m'), offset, createEmpty: flag })})`,
  filled`${ranged}window(every: ${every}${perhaps({ timeColumn: either('"_stop"', '"_time"'), startColumn: either('"a"', '"_start"'), stopColumn: either('"z"', '"_stop"'), createEmpty: flag })})`,
  filled`${ranged}window(every: ${long}${perhaps({ location: place, createEmpty: flag, offset, period: either('90s', '3m') })})`,
  filled`${ranged}window(every: ${every}${perhaps({ createEmpty: flag })})\n    |> ${aggregate}()${either('', '\n    |> duplicate(column: "_stop", as: "_time")\n    |> window(every: inf)', '\n    |> group(columns: ["g"])', '\n    |> window(every: inf)')}`,
  filled`${ranged}aggregateWindow(every: ${every}, fn: ${aggregate}${perhaps({ createEmpty: flag, timeSrc: either('"_start"', '"_stop"', '"_time"'), timeDst: either('"at"', '"_time"', '"g"'), period: either('3m', '30s'), offset, column: either('"h"', '"_value"', '"b"') })})`,
  filled`${ranged}aggregateWindow(every: ${long}, fn: ${aggregate}${perhaps({ location: place, createEmpty: flag, offset, timeSrc: either('"_start"'), period: either('90s', '3m') })})`,
  filled`${ranged}aggregateWindow(every: ${every}, fn: ${lambda}${perhaps({ createEmpty: flag, timeSrc: either('"_start"') })})`,
  filled`${ranged}timedMovingAverage(every: ${every}, period: ${either('2m', '30s', '5m')}${perhaps({ column: either('"h"', '"_value"') })})`,
  fc.constant('range(start: 2024-01-01T00:01:00Z, stop: 2024-01-01T00:05:00Z)'),
  fc.constant('range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:09:30Z)'),
  filled`range(start: ${either('2023-12-31T00:00:00Z', '-59m30s', '-1d', '1704067230')}${perhaps({ stop: either('-55m', '2024-01-01T00:04:00Z', 'now()') })})`,
];
