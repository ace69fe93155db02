import type { Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import type { TransactionsFile } from '@firewatch/flux/files';

const minuteSeconds = 60;
const minutesABlock = 1440;

/**
 * Counts and coverage as line protocol of second precision, as an ingest would have written them: blocks of a day.
 * Absent minutes are not vouched for.
 */
export function* lineProtocol({ start, minutes, counts, covered }: Counts): Generator<string> {
  const first = start / 1000;
  for (let block = 0; block < minutes; block += minutesABlock) {
    const lines: string[] = [];
    for (let minute = block; minute < Math.min(minutes, block + minutesABlock); minute++) {
      const time = String(first + minute * minuteSeconds);
      if (covered[minute] === 1) lines.push(`coverage,ingest=backtest full=1i ${time}`);
      for (const status of statuses) {
        const count = counts[status][minute]!;
        if (count > 0) lines.push(`transaction,status=${status} count=${String(count)}i ${time}`);
      }
    }
    if (lines.length > 0) yield lines.join('\n');
  }
}

/** What the model judges: counts a minute and status, and which minutes were watched. */
export interface Counts extends Pick<TransactionsFile, 'start' | 'minutes' | 'covered' | 'dated'> {
  counts: Record<Status, Float64Array>;
}
