import {
  CoveredMinutes,
  FileFormatError,
  readCounts,
  type FileCount,
  type Gaps,
  type Span,
} from '@firewatch/flux/files';
import { minuteMs } from '../clock.js';

/** What is replayed: counts, on the file's own axis of time. */
export interface ReplayFile {
  /** Those above zero, in the file's order. */
  counts: FileCount[];
  /** The minutes that the file knows of, in order; the others are absent. */
  covered: Span[];
  /** Start of the first and of the last minute, ms on the file's axis. */
  firstMinute: number;
  lastMinute: number;
}

/**
 * Reads counts, long (`time,status,count`) or wide (`minute,approved,denied,…`).
 * @param gaps what a minute without a row means; null: as the file's form has it
 * @throws FileFormatError naming file, line and remedy
 */
export async function readReplayFile(
  path: string,
  { tags, gaps }: { tags: readonly string[]; gaps: Gaps | null },
): Promise<ReplayFile> {
  const counts: FileCount[] = [];
  const minutes = new CoveredMinutes();
  const read = await readCounts([path], { tags, ...(gaps !== null && { gaps }) }, (count) => {
    minutes.add(count.time);
    if (count.count > 0) counts.push(count);
  });
  const covered = minutes.spans(read.gaps);
  const [first, last] = [covered[0], covered.at(-1)];
  if (first === undefined || last === undefined)
    throw new FileFormatError(path, null, 'no minute has a count');
  return { counts, covered, firstMinute: first.from, lastMinute: last.to - minuteMs };
}
