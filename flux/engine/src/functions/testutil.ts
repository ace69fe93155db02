import type { Builtin } from '../eval/builtin.js';
import { maxTime, minTime } from '../eval/calendar.js';
import { FluxError } from '../eval/errors.js';
import type { Constant } from '../eval/library.js';
import { RegExpValue } from '../eval/regexp.js';
import { Dict, Duration, Time, UInt } from '../eval/values.js';
import type { Value } from '../eval/values.js';
import { builtin, inPackage, piped, required } from './transform.js';

/** A value of each type, by its name. */
const samples: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['string', 'foo'],
  ['int', 10n],
  ['uint', new UInt(10n)],
  ['float', 10],
  ['bool', false],
  ['time', new Time(100n)],
  ['duration', new Duration(0n, 0n)],
  ['bytes', Buffer.from('foo')],
  ['regexp', new RegExpValue('a')],
  ['array', []],
  ['dictionary', new Dict()],
]);

/** What influxd's own testcases use where the checker must not see a value's type. */
export const testutilFunctions: Builtin[] = inPackage(
  'internal/testutil',
  builtin('fail', {}, () => {
    throw new FluxError('fail');
  }),
  builtin('yield', { v: piped }, (args) => args.value('v')),
  builtin('makeRecord', { o: required }, (args) => args.value('o')),
  builtin('makeAny', { typ: required }, (args) => samples.get(args.string('typ')) ?? null),
);

export const testutilConstants: Constant[] = [
  { package: 'internal/influxql', name: 'epoch', value: new Time(0n) },
  { package: 'internal/influxql', name: 'minTime', value: new Time(minTime) },
  { package: 'internal/influxql', name: 'maxTime', value: new Time(maxTime) },
  { package: 'internal/boolean', name: 'true', value: true },
  { package: 'internal/boolean', name: 'false', value: false },
];
