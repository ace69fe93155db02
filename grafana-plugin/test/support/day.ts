import { knownStatuses, watchedStatuses } from '../../src/data/contract.js';
import { seeded } from './random.js';

const minuteMs = 60_000;

/** A row as `GET /v1/status-mix` answers it: one status in one minute. */
export interface MixRow {
  time: number;
  status: string;
  count: number;
  covered: number;
  expected: number | null;
  lower: number | null;
  upper: number | null;
  visible: number | null;
  score: number | null;
  severity: number | null;
  window: number | null;
  observed: number | null;
  flagged: number | null;
  run: number | null;
  state: number | null;
  since: number | null;
  peak: number | null;
  excess: number | null;
}

/** Minutes are counted from the start; `to` is the last minute included. */
export interface Trouble {
  status: string;
  from: number;
  to: number;
  factor: number;
  /** Counts added to each minute, for statuses that hardly occur. */
  plus?: number;
}

export interface DayOptions {
  start: number;
  minutes: number;
  seed?: number;
  troubles?: readonly Trouble[];
  absent?: ReadonlyArray<readonly [from: number, to: number]>;
  partial?: readonly number[];
  /** Minutes before the first baseline. */
  learning?: number;
}

const mix: Readonly<Record<string, number>> = {
  approved: 1,
  denied: 0.13,
  failed: 0.0006,
  reversed: 0.006,
  backend_reversed: 0.0016,
  refunded: 0.0035,
  processing: 0.0006,
};

/** Approved transactions a minute of an ordinary day: quiet at 3 h, a dip at noon, busiest in the evening. */
function ordinary(ms: number): number {
  const hour = (ms / 3600_000) % 24;
  const wave = 0.5 - 0.5 * Math.cos((2 * Math.PI * (hour - 3.2)) / 24);
  const noon = 0.16 * Math.exp(-((hour - 13) ** 2) / 3);
  const evening = 0.35 * Math.exp(-((hour - 18) ** 2) / 7);
  return 5 + 300 * Math.max(0, wave ** 1.7 - noon + evening);
}

function band(mean: number): { lower: number; upper: number } {
  const spread = 3.5 * Math.sqrt(mean * (1 + 1 / 60));
  return { lower: Math.max(0, mean - spread + 0.5), upper: Math.max(3, mean + spread + 2.5) };
}

function surprise(observed: number, mean: number): number {
  if (mean <= 0) {
    return 0;
  }
  const root = Math.sqrt(
    2 * Math.max(0, (observed > 0 ? observed * Math.log(observed / mean) : 0) - observed + mean),
  );
  return observed >= mean ? root : -root;
}

interface Standing {
  run: number;
  calm: number;
  since: number | null;
  peak: number;
  excess: number;
}

function judge(status: string, recent: readonly number[], mean: number): { score: number; window: number } {
  let best = { score: 0, window: 1 };
  for (const window of [1, 5, 15]) {
    const part = recent.slice(-window);
    const observed = part.reduce((a, b) => a + b, 0);
    const z = surprise(observed, mean * part.length);
    const fell = window <= 5 && mean * part.length >= 30 && observed <= 0.75 * mean * part.length;
    const upward = status === 'approved' ? (fell ? -z : 0) : observed >= 3 ? z : 0;
    if (upward > best.score) {
      best = { score: upward, window };
    }
  }
  return best;
}

/** A seeded stretch of time with the columns a real one has; the same options give the same rows. */
export function day(options: DayOptions): MixRow[] {
  const { start, minutes, troubles = [], absent = [], partial = [], learning = 0 } = options;
  const random = seeded(options.seed ?? 7);
  const rows: MixRow[] = [];
  const recent = new Map<string, number[]>(knownStatuses.map((status) => [status, []]));
  const standings = new Map<string, Standing>(
    knownStatuses.map((status) => [status, { run: 0, calm: 0, since: null, peak: 0, excess: 0 }]),
  );
  for (let minute = 0; minute < minutes; minute++) {
    const time = start + minute * minuteMs;
    const away = absent.some(([from, to]) => minute >= from && minute <= to);
    const level = 1 + 0.05 * Math.sin(minute / 97) + 0.03 * Math.sin(minute / 31);
    for (const status of knownStatuses) {
      const usual = ordinary(time) * mix[status]! * level;
      const active = troubles.filter((t) => t.status === status && minute >= t.from && minute <= t.to);
      const mean = active.reduce((m, t) => m * t.factor + (t.plus ?? 0), usual);
      const count = random.poisson(mean);
      if (away) {
        continue;
      }
      const covered = partial.includes(minute) ? 0 : 1;
      const observed = covered ? count : Math.round(count * 0.4);
      const known = minute >= learning;
      const standing = standings.get(status)!;
      rows.push(
        rowOf(
          { time, status, count: observed, covered, usual: known ? usual : null },
          recent,
          standing,
          minute < learning,
        ),
      );
    }
  }
  return rows;
}

function rowOf(
  at: { time: number; status: string; count: number; covered: number; usual: number | null },
  recent: Map<string, number[]>,
  standing: Standing,
  isLearning: boolean,
): MixRow {
  const { time, status, count, covered, usual } = at;
  const past = recent.get(status)!;
  if (covered) {
    past.push(count);
  }
  const bare = { expected: null, lower: null, upper: null, visible: null };
  const unjudged = { score: null, severity: null, window: null, observed: null, flagged: null, run: null };
  const noIncident = { state: null, since: null, peak: null, excess: null };
  if (usual === null || !covered) {
    const watched = watchedStatuses.includes(status);
    const judgedZero = watched && isLearning ? { ...unjudged, score: 0, severity: 0, window: 0 } : unjudged;
    const baseline = usual === null ? bare : { expected: usual, ...band(usual), visible: null };
    return { time, status, count, covered, ...baseline, ...judgedZero, ...noIncident };
  }
  if (!watchedStatuses.includes(status)) {
    const baseline = { expected: usual, ...band(usual), visible: null };
    return { time, status, count, covered, ...baseline, ...unjudged, ...noIncident };
  }
  const { score, window } = judge(status, past.slice(-15), usual);
  standing.run = score >= 3 ? standing.run + 1 : 0;
  standing.calm = score >= 3 ? 0 : standing.calm + 1;
  let state = 0;
  if (standing.since === null && score >= 3.5) {
    Object.assign(standing, { since: time / 1000, peak: 0, excess: 0 });
  }
  if (standing.since !== null) {
    state = standing.calm >= 5 ? 2 : 1;
    standing.peak = Math.max(standing.peak, score);
    standing.excess += count - usual;
  }
  const incident = {
    state,
    since: state > 0 ? standing.since : 0,
    peak: state > 0 ? standing.peak : 0,
    excess: state > 0 ? standing.excess : 0,
  };
  if (state === 2) {
    standing.since = null;
  }
  const m = usual * (status === 'approved' ? 5 : 15);
  const visible =
    status === 'approved'
      ? m < 30
        ? 0
        : Math.min(0.75, 1 - (4.5 * Math.sqrt(m)) / m)
      : Math.max(3, m + 4.5 * Math.sqrt(m) + 4) / m;
  return {
    time,
    status,
    count,
    covered,
    expected: usual,
    ...band(usual),
    visible,
    score,
    severity: score >= 4.5 ? 2 : score >= 3.5 ? 1 : 0,
    window,
    observed: past.slice(-window).reduce((a, b) => a + b, 0),
    flagged: score >= 3 ? 1 : 0,
    run: standing.run,
    ...incident,
  };
}
