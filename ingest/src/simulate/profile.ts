import type { Status } from '@firewatch/flux';

/** One rise of traffic in the day: a bell around an hour. */
export interface Bump {
  /** Hour of the day, UTC. */
  hour: number;
  /** Standard deviation, hours. */
  width: number;
  height: number;
}

/** What a merchant's usual traffic looks like. */
export interface TrafficProfile {
  /** Approved transactions in the busiest minute of an average day. */
  peak: number;
  /** Share of the peak that never sleeps. */
  floor: number;
  bumps: readonly Bump[];
  /** Monday first; 1 is an average day. */
  week: readonly [number, number, number, number, number, number, number];
  /** Standard deviation of a day's level, and of the slow drift within a day (natural log). */
  dayScatter: number;
  driftScatter: number;
  /** Transactions of each other status for one approved. */
  share: Record<Exclude<Status, 'approved'>, number>;
  /** Denied a night-time transaction more often: share × (1 + this) at the quietest hour. */
  nightDenial: number;
  /** Variance ÷ mean of a minute's count. */
  dispersion: Record<Status, number>;
  /** Authorisation codes (ISO 8583 response codes) of each status, with their weights. */
  codes: Record<Status, ReadonlyArray<readonly [code: string, weight: number]>>;
}

/** A mid-sized online merchant: breakfast, lunch and above all evening business, quiet Sundays. */
export const usualTraffic: TrafficProfile = {
  peak: 380,
  floor: 0.012,
  bumps: [
    { hour: 9.2, width: 1.5, height: 0.42 },
    { hour: 12.6, width: 1.4, height: 0.66 },
    { hour: 16.1, width: 1.9, height: 0.55 },
    { hour: 19.6, width: 1.8, height: 0.9 },
    { hour: 22.6, width: 1.5, height: 0.16 },
  ],
  week: [0.96, 0.98, 1, 1.03, 1.14, 1.06, 0.74],
  dayScatter: 0.05,
  driftScatter: 0.035,
  share: {
    denied: 0.115,
    failed: 0.0002,
    reversed: 0.006,
    backend_reversed: 0.0014,
    refunded: 0.0035,
    processing: 0.0004,
  },
  nightDenial: 0.6,
  dispersion: {
    approved: 1.06,
    denied: 1.1,
    failed: 1,
    reversed: 1.05,
    backend_reversed: 1.1,
    refunded: 1.08,
    processing: 1,
  },
  codes: {
    approved: [['00', 1]],
    denied: [
      ['51', 46],
      ['05', 24],
      ['14', 9],
      ['54', 8],
      ['61', 7],
      ['59', 6],
    ],
    failed: [
      ['91', 3],
      ['96', 2],
    ],
    reversed: [['00', 1]],
    backend_reversed: [
      ['68', 3],
      ['00', 1],
    ],
    refunded: [['00', 1]],
    processing: [['09', 1]],
  },
};
