import { createHash } from 'node:crypto';
import { dayMs, minuteMs, minuteStart } from '../clock.js';
import type { ReplayFile } from './file.js';

/** Where a file's minutes are put: added to a time of the file it gives the time that is sent. */
export interface Placement {
  shift: number;
  /** First minute and end (exclusive), ms since the epoch. */
  from: number;
  to: number;
  /** It lies where an earlier replay of the file put it. */
  again: boolean;
}

type Span = Pick<ReplayFile, 'firstMinute' | 'lastMinute'>;

/** The file's last minute becomes the last closed minute. */
export function endNow(file: Span, now: number): Placement {
  return placeAt(file, minuteStart(now) - minuteMs - (file.lastMinute - file.firstMinute), false);
}

/** The file's first day becomes `date` (midnight UTC, ms); times of day stay what they are. */
export function onDate(file: Span, date: number): Placement {
  return placeAt(file, date + (file.firstMinute - Math.floor(file.firstMinute / dayMs) * dayMs), false);
}

/**
 * Where the file goes when it was replayed before, its last minute being `lastMinute`: over itself, when the new
 * place would overlap the old one, so that nothing counts twice.
 */
export function notTwice(placement: Placement, file: Span, lastMinute: number | null): Placement {
  if (lastMinute === null) return placement;
  const earlier = placeAt(file, lastMinute - (file.lastMinute - file.firstMinute), true);
  return earlier.from < placement.to && placement.from < earlier.to ? earlier : placement;
}

function placeAt({ firstMinute, lastMinute }: Span, from: number, again: boolean): Placement {
  return { shift: from - firstMinute, from, to: from + lastMinute - firstMinute + minuteMs, again };
}

/**
 * What stands for a file's counts in ids and coverage, whatever the file is called: letters only, so that it never looks
 * like a card number.
 */
export function fileKey({ counts }: Pick<ReplayFile, 'counts'>): string {
  const content = createHash('sha256');
  for (const count of counts) content.update(`${JSON.stringify(count)}\n`);
  return [...content.digest().subarray(0, 10)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

/** The id of one row: the same whenever the file is replayed to the same place. */
export function rowId(key: string, row: number, { from }: Placement): string {
  return `replay-${key}-${(from / minuteMs).toString(36)}-${String(row)}`;
}
