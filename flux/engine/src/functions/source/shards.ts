import { day, floorDivide } from '../../eval/calendar.js';
import type { BucketInfo } from '../../eval/types.js';
import type { Bounds } from '../../eval/stream.js';

const hour = day / 24n;
/** Shards of weeks begin on Mondays; the epoch was a Thursday. */
const mondayOffset = 3n * day;

/**
 * The time that the shards of a range cover, influxd's oldest unit of storage: which series and fields it has is known no
 * finer. A shard is of an hour, a day or a week, as the bucket's retention has it; one that begins where the range ends
 * belongs to it.
 */
export function shardBounds({ start, stop }: Bounds, { retentionSeconds }: BucketInfo): Bounds {
  const days = retentionSeconds / 86_400;
  const isWeek = days === 0 || days >= 180;
  const length = isWeek ? 7n * day : days >= 2 ? day : hour;
  const offset = isWeek ? mondayOffset : 0n;
  const startOf = (time: bigint): bigint => floorDivide(time + offset, length) * length - offset;
  return { start: startOf(start), stop: startOf(stop) + length };
}
