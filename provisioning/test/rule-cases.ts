import { makeModel } from '@firewatch/flux';
import { rules } from '../src/rules/index.js';
import type { GrafanaRule } from '../src/rules/types.js';
import { at, incident, minutes, together, type Minute, type Watched } from './series.js';

/** What is stored, and what a rule must make of it, minute by minute. */
export interface RuleCase {
  name: string;
  rule: string;
  /** Line protocol by bucket. */
  data: { analytics?: string; transactions?: string };
  /** [minute, the statuses (or `firewatch`) that fire when it closes]. */
  expect: Array<readonly [minute: number, firing: string[]]>;
  /** [minute, the title of the card that all that fires then would make]. */
  says?: readonly [minute: number, title: string];
  /** Minutes at which it is evaluated: from … to. */
  from: number;
  to: number;
}

const all = rules({ model: makeModel({}), receiver: 'Firewatch Teams' });

export function ruleOf(name: string): GrafanaRule {
  const rule = all.find(({ uid }) => uid === `firewatch-${name}`);
  if (rule === undefined) throw new Error(`there is no rule ${name}`);
  return rule;
}

const critical = 'transactions-critical';
const rising = incident('denied', 30, 40, { peak: (m) => (m < 32 ? 3.8 : 6), count: 30 });
const quiet = (): Minute | undefined => undefined;
const seen = (
  say: (status: Watched, minute: number) => Minute | undefined,
  length = 90,
): { analytics: string } => ({
  analytics: minutes(length, say),
});

const ns = (minute: number): string => `${at(minute).getTime()}000000`;
const coverage = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `coverage,ingest=a full=1i ${ns(from + i)}`).join('\n');
/** What the ingests of two shards tell each minute, whatever their names, half of it apart: one at its start, one a moment before the next. */
const own = (field: string, a: (minute: number) => number | undefined, b = a): string =>
  Array.from({ length: 90 }, (_, minute) => {
    const told = [
      { shard: 'eu', value: a(minute), time: minute },
      { shard: 'us', value: b(minute), time: minute + 0.9 },
    ];
    return told.flatMap(({ shard, value, time }) =>
      value === undefined ? [] : [`ingest,ingest=a,shard=${shard} ${field}=${value}i ${ns(time)}`],
    );
  })
    .flat()
    .join('\n');

/** Quiet minutes, but that from one on a task of two does not write what it should. */
const without = (fields: 'score' | 'peak', from: number): { analytics: string } => ({
  analytics: minutes(60, quiet)
    .split('\n')
    .map((line) =>
      Number(line.split(' ').at(-1)) < Number(ns(from)) ? line : line.replace(written[fields], ''),
    )
    .join('\n'),
});
const written = { score: /score=\S*run=0i,/, peak: /,state=\S*/ };

/** What a hub says of a shard, by minute. */
const shards = (shard: string, lag: (minute: number) => number): string =>
  Array.from(
    { length: 90 },
    (_, m) => `shard,shard=${shard} lag=${lag(m)},away=${lag(m) > 80 ? 1 : 0}i ${ns(m)}`,
  ).join('\n');
/** The minutes of two shards at a hub that knows so many, and whose tasks stop with a minute. */
const hub = (length: number, { known = 2, stops = length } = {}): string =>
  Array.from({ length }, (_, m) =>
    [
      // The roll is called two minutes ahead.
      ...(m < stops + 2
        ? [`minute,status=approved shards=${known}i,whole=${known === 2 && m < stops ? 1 : 0}i ${ns(m)}`]
        : []),
      ...['a', 'b'].map((shard) => `minute,status=approved,shard=${shard} count=5i,covered=1i ${ns(m)}`),
    ].join('\n'),
  ).join('\n');

export const ruleCases: RuleCase[] = [
  { name: 'quiet minutes are silent', rule: critical, data: seen(quiet), from: 20, to: 40, expect: [] },
  {
    name: 'fires from the first critical minute until the incident is ten minutes over',
    rule: critical,
    data: seen(rising),
    from: 28,
    to: 60,
    says: [32, 'Critical: denied above normal: 150 in 5 minutes, 30 expected, 5.0×'],
    expect: [
      [31, []],
      [32, ['denied']],
      [40, ['denied']],
      [50, ['denied']],
      [52, []],
      [60, []],
    ],
  },
  {
    name: 'a warning fires where the incident opens',
    rule: 'transactions-warning',
    data: seen(rising),
    from: 28,
    to: 40,
    expect: [
      [29, []],
      [30, ['denied']],
    ],
  },
  {
    name: 'a score just under the level stays silent',
    rule: critical,
    data: seen(incident('failed', 30, 40, { peak: () => 4.49, count: 5 })),
    from: 28,
    to: 55,
    expect: [],
  },
  {
    name: 'a score of one minute without an incident stays silent',
    rule: critical,
    data: seen((status, minute) =>
      status === 'denied' && minute === 30 ? { score: 9, peak: 0, state: 0 } : undefined,
    ),
    from: 28,
    to: 45,
    expect: [],
  },
  {
    name: 'statuses join one outage, and none leaves before it is over',
    rule: critical,
    data: seen(
      together(
        incident('approved', 30, 34, { peak: () => 8, count: 5 }),
        incident('denied', 33, 50, { peak: () => 5, count: 30, outage: 30 }),
        incident('approved', 48, 55, { peak: () => 5, count: 5, outage: 30 }),
      ),
    ),
    from: 28,
    to: 75,
    expect: [
      [30, ['approved']],
      [33, ['approved', 'denied']],
      [47, ['approved', 'denied']],
      [64, ['approved', 'denied']],
      [67, []],
    ],
  },
  {
    name: 'incidents further apart are two',
    rule: critical,
    data: seen(
      together(
        incident('denied', 30, 34, { peak: () => 5, count: 30 }),
        incident('reversed', 47, 52, { peak: () => 5, count: 20 }),
      ),
    ),
    from: 28,
    to: 50,
    expect: [
      [34, ['denied']],
      [46, []],
      [47, ['reversed']],
    ],
  },
  {
    name: 'silence fires',
    rule: critical,
    data: seen((status, minute) => {
      if (minute < 30) return undefined;
      if (status === 'silence')
        return minute < 33
          ? {}
          : { score: 20, peak: 20, state: 1, since: 33, observed: 0, expected: 210, window: minute - 29 };
      return { count: 0 };
    }),
    from: 28,
    to: 40,
    // Of the last five minutes one had transactions, of which silence has no share.
    says: [33, 'Critical: silence no transactions for 4 minutes, 210 expected'],
    expect: [
      [32, []],
      [33, ['silence']],
    ],
  },
  {
    name: 'silence goes on until it is over, and says so when transactions come again',
    rule: critical,
    data: seen((status, minute) => {
      if (status !== 'silence' || minute < 33 || minute > 44) return undefined;
      const silent = { score: 20, observed: 0, expected: 210, window: minute - 29 };
      const calm = { score: 0, observed: 0, expected: 0, window: 0 };
      return {
        ...(minute < 40 ? silent : calm),
        peak: minute < 44 ? 20 : 0,
        state: minute < 44 ? 1 : 2,
        since: 33,
      };
    }),
    from: 32,
    to: 60,
    says: [41, 'Critical: silence transactions come again'],
    expect: [
      [33, ['silence']],
      [44, ['silence']],
      [60, []],
    ],
  },
  {
    name: 'minutes that nobody saw keep it as it is',
    rule: critical,
    data: {
      analytics: minutes(
        90,
        incident('denied', 30, 89, { peak: () => 6, count: 30 }),
        (minute) => minute >= 40,
      ),
    },
    from: 28,
    to: 80,
    expect: [
      [39, ['denied']],
      [80, ['denied']],
    ],
  },
  { name: 'an empty database fires nothing', rule: critical, data: {}, from: 28, to: 32, expect: [] },
  {
    name: 'minutes that are covered are silent',
    rule: 'no-coverage',
    data: { transactions: coverage(0, 60) },
    from: 20,
    to: 40,
    expect: [],
  },
  {
    name: 'two minutes without coverage, and two to be sure',
    rule: 'no-coverage',
    data: { transactions: coverage(0, 29) },
    from: 28,
    to: 36,
    says: [35, 'Critical: No transactions are watched: no ingest has covered a minute for 360 s'],
    expect: [
      [32, []],
      [35, ['firewatch']],
    ],
  },
  {
    name: 'no coverage at all',
    rule: 'no-coverage',
    data: {},
    from: 10,
    to: 13,
    expect: [
      [11, []],
      [13, ['firewatch']],
    ],
  },
  {
    name: 'a new installation has its first minute within two',
    rule: 'no-coverage',
    data: { transactions: coverage(12, 60) },
    from: 11,
    to: 30,
    expect: [],
  },
  {
    name: 'tasks that keep up are silent',
    rule: 'tasks-behind',
    data: { transactions: coverage(0, 60), ...seen(quiet, 60) },
    from: 20,
    to: 40,
    expect: [],
  },
  {
    name: 'tasks that stop while minutes are covered',
    rule: 'tasks-behind',
    data: { transactions: coverage(0, 60), ...seen(quiet, 30) },
    from: 28,
    to: 40,
    says: [35, 'Critical: Tasks behind: the newest minutes are not judged: 360 s behind'],
    expect: [
      [32, []],
      [35, ['firewatch']],
    ],
  },
  {
    name: 'the task that follows incidents stops, and that which scores goes on',
    rule: 'tasks-behind',
    data: { transactions: coverage(0, 60), ...without('peak', 30) },
    from: 28,
    to: 40,
    expect: [
      [32, []],
      [35, ['firewatch']],
    ],
  },
  {
    name: 'the task that scores stops, and that which follows incidents goes on',
    rule: 'tasks-behind',
    data: { transactions: coverage(0, 60), ...without('score', 30) },
    from: 28,
    to: 40,
    expect: [
      [32, []],
      [35, ['firewatch']],
    ],
  },
  {
    name: 'tasks that judge the first minute of a new installation late are silent',
    rule: 'tasks-behind',
    data: { transactions: coverage(12, 60), analytics: minutes(60, quiet, (minute) => minute < 14) },
    from: 10,
    to: 30,
    expect: [],
  },
  {
    name: 'tasks that never ran',
    rule: 'tasks-behind',
    data: { transactions: coverage(12, 60) },
    from: 10,
    to: 30,
    expect: [
      [16, []],
      [18, ['firewatch']],
    ],
  },
  {
    name: 'tasks are not behind when nothing is covered',
    rule: 'tasks-behind',
    data: { transactions: coverage(0, 29), ...seen(quiet, 30) },
    from: 28,
    to: 60,
    expect: [],
  },
  {
    name: 'shards that report are silent, and so is a single machine',
    rule: 'shard-away',
    data: { analytics: `${shards('a', () => 12)}\n${shards('b', () => 7)}` },
    from: 20,
    to: 40,
    expect: [],
  },
  { name: 'a single machine has none', rule: 'shard-away', data: seen(quiet), from: 20, to: 30, expect: [] },
  {
    name: 'a shard that stays away, by its name, until it reports',
    rule: 'shard-away',
    data: {
      analytics: `${shards('a', () => 12)}\n${shards('b', (m) => (m >= 30 && m < 40 ? (m - 29) * 60 + 25 : 12))}`,
    },
    from: 26,
    to: 44,
    says: [31, 'Critical: Shard away: shard b does not report: 145 s behind'],
    expect: [
      [29, []],
      [31, ['b']],
      [38, ['b']],
      [42, []],
    ],
  },
  {
    name: 'a hub whose tasks stop while all shards report',
    rule: 'tasks-behind',
    data: { analytics: `${minutes(30, quiet)}\n${hub(80, { stops: 30 })}` },
    from: 28,
    to: 70,
    expect: [
      [32, []],
      [35, ['firewatch']],
      [70, ['firewatch']],
    ],
  },
  {
    name: 'a hub that calls the roll and judges nothing',
    rule: 'tasks-behind',
    data: { analytics: `${minutes(30, quiet)}\n${hub(60)}` },
    from: 28,
    to: 40,
    expect: [
      [32, []],
      [35, ['firewatch']],
    ],
  },
  {
    name: 'a hub is not behind while it waits for a shard, and is watched by the others',
    rule: 'tasks-behind',
    data: { analytics: `${minutes(30, quiet)}\n${hub(60, { known: 3 })}` },
    from: 28,
    to: 40,
    expect: [],
  },
  {
    name: 'a hub without transactions of its own is watched by its shards',
    rule: 'no-coverage',
    data: { analytics: hub(60, { known: 3 }) },
    from: 20,
    to: 40,
    expect: [],
  },
  {
    name: 'a queue that stays full does not grow',
    rule: 'queue-growing',
    data: { analytics: own('queue_depth', () => 500) },
    from: 20,
    to: 30,
    expect: [],
  },
  {
    name: 'a queue that stays full while an ingest misses reports does not grow',
    rule: 'queue-growing',
    data: {
      analytics: own(
        'queue_depth',
        () => 500,
        (minute) => (minute === 24 || minute > 26 ? undefined : 300),
      ),
    },
    from: 20,
    to: 36,
    expect: [],
  },
  {
    name: 'a queue that grows on two ingests together',
    rule: 'queue-growing',
    data: { analytics: own('queue_depth', (minute) => Math.max(0, minute - 30) * 30) },
    from: 28,
    to: 36,
    says: [33, 'Warning: Queue growing: the queue grew by 180 in 5 minutes to 180 transactions'],
    expect: [
      [31, []],
      [33, ['firewatch']],
    ],
  },
  {
    name: 'dead letters until they are dealt with',
    rule: 'dead-letters',
    data: { analytics: own('dead_letters', (minute) => (minute >= 30 && minute < 35 ? 1 : 0)) },
    from: 28,
    to: 40,
    says: [30, 'Warning: Dead letters: 2 transactions were rejected by InfluxDB'],
    expect: [
      [29, []],
      [30, ['firewatch']],
      [34, ['firewatch']],
      [35, []],
    ],
  },
  {
    name: 'dead letters of one ingest, whichever told last',
    rule: 'dead-letters',
    data: {
      analytics: own(
        'dead_letters',
        (minute) => (minute >= 30 ? 3 : 0),
        () => 0,
      ),
    },
    from: 28,
    to: 40,
    expect: [
      [29, []],
      [30, ['firewatch']],
      [40, ['firewatch']],
    ],
  },
  {
    name: 'InfluxDB that answers is silent',
    rule: 'influxdb-unreachable',
    data: {},
    from: 20,
    to: 25,
    expect: [],
  },
  {
    name: 'the watchdog always fires',
    rule: 'watchdog',
    data: {},
    from: 20,
    to: 22,
    expect: [
      [20, ['firewatch']],
      [22, ['firewatch']],
    ],
  },
];
