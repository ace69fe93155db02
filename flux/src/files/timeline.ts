import type { FileTime } from './time.js';

const dayMs = 86_400_000;

/** The day a file without dates is placed on, so that its hours stay what they are: ms since the epoch. */
export const undatedDay = Date.UTC(2026, 0, 1);

/**
 * Puts a file's times on one axis of milliseconds since the epoch. Times of day carry no date: where they jump back
 * by more than half a day, the next day has begun, so several days may follow one another.
 */
export class Timeline {
  private kind: FileTime['kind'] | null = null;
  private day = 0;
  private lastClock = 0;

  /** Whether the times say on which date they are. */
  get dated(): boolean {
    return this.kind === 'instant';
  }

  /** Milliseconds since the epoch, or null when a file mixes dated and undated times. */
  place(time: FileTime): number | null {
    this.kind ??= time.kind;
    if (this.kind !== time.kind) return null;
    if (time.kind === 'instant') return time.ms;
    if (time.kind === 'index') return undatedDay + time.ms;
    if (time.ms < this.lastClock - dayMs / 2) this.day++;
    this.lastClock = time.ms;
    return undatedDay + this.day * dayMs + time.ms;
  }
}
