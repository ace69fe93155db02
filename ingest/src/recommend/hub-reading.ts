import { minutesBehind, type HubRows } from '@firewatch/flux';
import type { Clock } from '../clock.js';
import { SharedQuery } from './shared-query.js';

export interface HubReadingOptions {
  /** Asks the hub. */
  read: (at: Date) => Promise<HubRows>;
  clock: Clock;
  /** Told how many one answer served so far, and how long the question took (ms). */
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
  private readonly shared: SharedQuery<HubRows>;
  private last: { at: number; rows: HubRows } | { at: number; error: Error } | null = null;
  private asking = false;

  constructor(private readonly options: HubReadingOptions) {
    const { read, clock, onAnswered } = options;
    this.shared = new SharedQuery(() => read(new Date(clock.now())), onAnswered);
  }

  /** @throws what the hub's client throws, at once while the hub is known to be away */
  async newest(): Promise<HubRows> {
    const { last } = this;
    if (last === null) return this.ask();
    const age = this.options.clock.monotonic() - last.at;
    if ('error' in last) {
      if (age >= failedMs && !this.asking) void this.ask().catch(() => undefined);
      throw last.error;
    }
    return age < this.goodFor(last.rows) ? last.rows : this.ask();
  }

  private goodFor({ minute }: HubRows): number {
    const behind = minute === null ? null : minutesBehind(minute, new Date(this.options.clock.now()));
    return behind === 0 ? settledMs : waitingMs;
  }

  private async ask(): Promise<HubRows> {
    this.asking = true;
    try {
      const rows = await this.shared.read();
      this.last = { at: this.options.clock.monotonic(), rows };
      return rows;
    } catch (error) {
      this.last = { at: this.options.clock.monotonic(), error: error as Error };
      this.options.onFailed?.(error);
      throw error;
    } finally {
      this.asking = false;
    }
  }
}
