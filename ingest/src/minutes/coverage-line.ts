import { minuteMs } from '../clock.js';
import { formatLine, formatTime, seriesPrefix } from '../write/line.js';
import { Lines } from '../write/lines.js';

/** Lines that say that an ingest watched the minutes from `start` to `end` (ms, exclusive) in full. */
export function coverageLines(ingest: string, start: number, end: number): Lines {
  const prefix = seriesPrefix('coverage', { ingest });
  const lines: string[] = [];
  for (let minute = start; minute < end; minute += minuteMs)
    lines.push(formatLine(prefix, { full: 1n }, formatTime(minute, 0)));
  return Lines.of(lines);
}
