import { dayMs, minuteMs } from '../clock.js';
import { parseTime } from '../transaction/time.js';

/** What a file may write in its time column: a time of day, a minute's number, or an instant. */
type FileTime = { kind: 'clock' | 'index' | 'instant'; ms: number };

const clock = /^(\d{1,2})(?:h\s?|:)(\d{2})$/;
/** A smaller number is a minute's place in the file, a larger one epoch milliseconds. */
const index = /^\d{1,8}$/;

export const fileTimeForms =
  '`15h 04`, RFC 3339, `YYYY-MM-DD HH:MM:SS`, epoch milliseconds, or a minute’s number';

/** Puts a file's times on one axis; those without a date begin at 0, and go on to the next day where they jump back. */
export class FileTimeline {
  private kind: FileTime['kind'] | null = null;
  private day = 0;
  private last = 0;

  /** Milliseconds on the file's axis; a string is the problem, in words. */
  place(text: string): number | string {
    const time = read(text);
    if (time === null) return `is none of ${fileTimeForms}`;
    this.kind ??= time.kind;
    if (this.kind !== time.kind) return 'is written in another way than those before it';
    if (time.kind !== 'clock') return time.ms;
    if (time.ms < this.last - dayMs / 2) this.day++;
    this.last = time.ms;
    return this.day * dayMs + time.ms;
  }
}

function read(text: string): FileTime | null {
  const ofDay = clock.exec(text);
  if (ofDay) {
    const [hour, minute] = [Number(ofDay[1]), Number(ofDay[2])];
    return hour < 24 && minute < 60 ? { kind: 'clock', ms: (hour * 60 + minute) * minuteMs } : null;
  }
  if (index.test(text)) return { kind: 'index', ms: Number(text) * minuteMs };
  const instant = parseTime(text);
  return typeof instant === 'string' ? null : { kind: 'instant', ms: instant.ms };
}
