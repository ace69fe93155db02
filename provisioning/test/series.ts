/** One minute of one status, as the tasks store it; what is not given is a quiet minute. */
export interface Minute {
  count?: number;
  score?: number;
  observed?: number;
  expected?: number;
  window?: number;
  state?: 0 | 1 | 2 | 3;
  since?: number;
  /** First minute of the incident for people; without it `since`. */
  incident?: number;
  peak?: number;
  excess?: number;
}

export const watched = ['approved', 'denied', 'failed', 'reversed', 'backend_reversed', 'silence'] as const;
export type Watched = (typeof watched)[number];

export const origin = Date.UTC(2026, 0, 1, 12);
export const at = (minute: number): Date => new Date(origin + minute * 60_000);

const usual: Record<Watched, number> = {
  approved: 60,
  denied: 6,
  failed: 1,
  reversed: 2,
  backend_reversed: 1,
  silence: 70,
};

/** Line protocol of `length` minutes in which each status is quiet, but for what `say` tells. */
export function minutes(
  length: number,
  say: (status: Watched, minute: number) => Minute | undefined,
  absent: (minute: number) => boolean = () => false,
): string {
  const lines: string[] = [];
  for (let minute = 0; minute < length; minute++) {
    if (absent(minute)) continue;
    for (const status of watched) lines.push(...rows(status, minute, say(status, minute) ?? {}));
  }
  return lines.join('\n');
}

function rows(status: Watched, minute: number, said: Minute): string[] {
  const time = `${at(minute).getTime()}000000`;
  const count = said.count ?? usual[status];
  const { observed = 5 * count, expected = 5 * usual[status], window = 5, score = 0 } = said;
  const { state = 0, peak = 0, excess = 0 } = said;
  const seconds = (of: number | undefined): number => (of === undefined ? 0 : at(of).getTime() / 1000);
  const since = seconds(said.since);
  const outage = seconds(said.incident ?? said.since);
  const severity = score >= 4.5 ? 2 : score >= 3.5 ? 1 : 0;
  const anomaly =
    `anomaly,status=${status} score=${score},severity=${severity}i,window=${window}i,observed=${observed},` +
    `expected=${expected},flagged=0i,run=0i,state=${state}i,since=${since}i,incident=${outage}i,peak=${peak},excess=${excess} ${time}`;
  if (status === 'silence') return [anomaly];
  return [anomaly, `minute,status=${status},shard=0 count=${count}i,covered=1i ${time}`];
}

/**
 * An incident from its first minute to its last, which closes it; `peak` is its score by minute, `outage` the first minute
 * of the incident for people where that is an earlier one.
 */
export function incident(
  status: Watched,
  from: number,
  to: number,
  shape: { peak: (minute: number) => number; count: number; ends?: 2 | 3; outage?: number },
): (status: Watched, minute: number) => Minute | undefined {
  const gain = shape.count - usual[status];
  return (asked, minute) => {
    if (asked !== status || minute < from || minute > to) return undefined;
    const closes = minute === to;
    return {
      count: shape.count,
      score: shape.peak(minute),
      peak: closes ? 0 : shape.peak(minute),
      state: closes ? (shape.ends ?? 2) : 1,
      since: from,
      incident: shape.outage ?? from,
      excess: gain * (minute - from + 1),
    };
  };
}

/** Several tellers as one: the first that says something. */
export function together(
  ...tellers: Array<(status: Watched, minute: number) => Minute | undefined>
): (status: Watched, minute: number) => Minute | undefined {
  return (status, minute) => {
    for (const tell of tellers) {
      const said = tell(status, minute);
      if (said !== undefined) return said;
    }
    return undefined;
  };
}
