import type { Status } from '@firewatch/flux';
import type { Random } from '../random.js';
import type { SimulatedCount } from '../simulation.js';

const minuteMs = 60_000;
const secondsAMinute = 60;

/** What is posted for a number of equal payments at one time. */
export interface LiveTransaction {
  id: string;
  time: string;
  status: Status;
  count: number;
  tags: { auth_code: string };
}

/**
 * A minute's counts, a transaction a status and code, all at the minute's start.
 * @param run begins every id, so that two runs over the same minute add up
 */
export function asOneMinute(
  counts: readonly SimulatedCount[],
  minute: number,
  run: string,
): LiveTransaction[] {
  return counts.map((each) => toTransaction(each, `${run}-${String(minute)}`, new Date(minute * minuteMs)));
}

/** A minute's counts spread by chance over its 60 seconds; the sums stay. */
export function bySecond(
  counts: readonly SimulatedCount[],
  minute: number,
  random: Random,
  run: string,
): LiveTransaction[][] {
  const seconds: LiveTransaction[][] = Array.from({ length: secondsAMinute }, () => []);
  for (const each of counts) {
    const shares = new Map<number, number>();
    for (let payment = 0; payment < each.count; payment++) {
      const second = random.integer(0, secondsAMinute - 1);
      shares.set(second, (shares.get(second) ?? 0) + 1);
    }
    for (const [second, count] of shares)
      seconds[second]!.push(
        toTransaction(
          { ...each, count },
          `${run}-${String(minute)}-${String(second)}`,
          new Date(minute * minuteMs + second * 1000),
        ),
      );
  }
  return seconds;
}

function toTransaction({ status, code, count }: SimulatedCount, id: string, time: Date): LiveTransaction {
  return {
    id: `${id}-${status}-${code}`,
    time: time.toISOString(),
    status,
    count,
    tags: { auth_code: code },
  };
}
