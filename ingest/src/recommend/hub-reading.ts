import { minutesBehind, type HubRows } from '@firewatch/flux';
import type { Clock } from '../clock.js';

export interface HubReadingOptions {
  /** Asks the hub. */
  read: (at: Date) => Promise<HubRows>;
  clock: Clock;
  /** Told how many waited for an answer, and how long it took (ms). */
  onAnswered?: (served: number, milliseconds: number) => void;
  onFailed?: (error: unknown) => void;
}

/** A hub judges by the minute: until the newest minute is there it is asked again after so long, then more seldom. */
const waitingMs = 1_000;
const settledMs = 5_000;
/** A hub that did not answer is asked again after so long; nobody waits for that. */
const failedMs = 1_000;

/**
 * The hub's newest answer, asked for when it is needed, and no more often than it can change: what a hub has to do does
 * not grow with the transactions of its shards.
 */
export class HubReading {
  private last: { at: number; rows: HubRows } | { at: number; error: unknown } | null = null;
  private asking: Promise<HubRows> | null = null;
  private waiting = 0;

  constructor(private readonly options: HubReadingOptions) {}

  /** @throws what the hub's client throws, at once while the hub is known to be away */
  async newest(): Promise<HubRows> {
    const { last } = this;
    if (last === null) return this.ask();
    const age = this.options.clock.monotonic() - last.at;
    if ('rows' in last) return age < this.goodFor(last.rows) ? last.rows : this.ask();
    // Nobody waits for this answer; its failure is told where it happens.
    if (age >= failedMs) this.ask().catch(() => undefined);
    throw last.error;
  }

  private goodFor({ minute }: HubRows): number {
    const behind = minute === null ? null : minutesBehind(minute, new Date(this.options.clock.now()));
    return behind === 0 ? settledMs : waitingMs;
  }

  /** One question serves all that wait: what a hub says does not depend on who asks. */
  private ask(): Promise<HubRows> {
    this.waiting++;
    this.asking ??= this.question().finally(() => (this.asking = null));
    return this.asking;
  }

  private async question(): Promise<HubRows> {
    const { read, clock, onAnswered, onFailed } = this.options;
    const began = clock.monotonic();
    try {
      const rows = await read(new Date(clock.now()));
      this.last = { at: clock.monotonic(), rows };
      onAnswered?.(this.waiting, clock.monotonic() - began);
      return rows;
    } catch (error) {
      this.last = { at: clock.monotonic(), error };
      onFailed?.(error);
      throw error;
    } finally {
      this.waiting = 0;
    }
  }
}
