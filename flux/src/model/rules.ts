import type { ModelConstants } from './types.js';

/** What a constant may be: `whole` numbers and `real` ones with their limits, a list of statuses, a bucket's name. */
export type Rule =
  { kind: 'whole' | 'real'; least: number; most: number } | { kind: 'statuses' } | { kind: 'name' };

const whole = (least: number, most: number): Rule => ({ kind: 'whole', least, most });
const real = (least: number, most: number): Rule => ({ kind: 'real', least, most });

/**
 * The limits of each constant. They are those within which the stored windows suffice: references end no sooner than
 * 16 (downwards 6) minutes back because baselines are written 5 minutes ahead.
 */
export const rules: Readonly<Record<keyof ModelConstants, Rule>> = {
  transactionsBucket: { kind: 'name' },
  analyticsBucket: { kind: 'name' },
  upward: { kind: 'statuses' },
  downward: { kind: 'statuses' },
  warningLevel: real(1, 100),
  criticalLevel: real(1, 100),
  shortWindow: whole(1, 13),
  middleWindow: whole(2, 14),
  longWindow: whole(3, 15),
  upwardMinimum: real(0, 1e9),
  referenceStart: whole(30, 75),
  referenceEnd: whole(16, 60),
  downwardStart: whole(10, 74),
  downwardEnd: whole(6, 60),
  trendStart: whole(11, 75),
  trendEnd: whole(10, 74),
  trendLeast: real(0.01, 1),
  referenceMinimum: whole(1, 60),
  learningMinutes: whole(1, 75),
  downwardShare: real(0.01, 1),
  downwardMinimum: real(0, 1e9),
  flagScore: real(1, 100),
  upwardHold: whole(1, 1440),
  downwardHold: whole(1, 1440),
  flagShare: real(0, 1),
  flagMinimum: real(0, 1e9),
  silenceMinutes: whole(1, 60),
  silenceExpected: real(0.1, 1e9),
  stayScore: real(1, 100),
  offScore: real(0.1, 100),
  calmMinutes: whole(1, 60),
  absorbMinutes: whole(10, 1440),
  absorbUnknownMinutes: whole(10, 1440),
  shapeLeast: real(0.001, 1),
  shapeMost: real(1, 1000),
  shapeMinimum: real(1, 1e9),
  shapeCovered: whole(1, 31),
  incidentGap: whole(1, 10),
  shards: whole(1, 10_000),
};

/** What must hold between constants; each with the words that name the keys. */
export const relations: ReadonlyArray<[says: string, holds: (c: ModelConstants) => boolean]> = [
  ['warningLevel must be at most criticalLevel', (c) => c.warningLevel <= c.criticalLevel],
  ['stayScore must be at most warningLevel', (c) => c.stayScore <= c.warningLevel],
  [
    'shortWindow, middleWindow and longWindow must rise',
    (c) => c.shortWindow < c.middleWindow && c.middleWindow < c.longWindow,
  ],
  [
    'referenceStart must be at least referenceMinimum before referenceEnd',
    (c) => c.referenceStart - c.referenceEnd + 1 >= c.referenceMinimum,
  ],
  [
    'downwardStart must be at least referenceMinimum before downwardEnd',
    (c) => c.downwardStart - c.downwardEnd + 1 >= c.referenceMinimum,
  ],
  [
    'trendStart must be more than trendEnd, and trendEnd at least downwardStart',
    (c) => c.trendStart > c.trendEnd && c.trendEnd >= c.downwardStart,
  ],
  ['referenceStart must be at least trendStart', (c) => c.referenceStart >= c.trendStart],
  ['learningMinutes must be at most referenceStart', (c) => c.learningMinutes <= c.referenceStart],
  [
    'a status can be in upward or in downward, not in both',
    (c) => !c.upward.some((s) => c.downward.includes(s)),
  ],
  [
    'upward and downward together must name at least one status',
    (c) => c.upward.length + c.downward.length > 0,
  ],
  ['transactionsBucket and analyticsBucket must differ', (c) => c.transactionsBucket !== c.analyticsBucket],
];
