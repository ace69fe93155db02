import { setTimeout as sleep } from 'node:timers/promises';
import { dayMs, hourMs, minuteMs, type Clock } from '../clock.js';

export interface WarmerOptions {
  clock: Clock;
  /** Reads what is stored of a time (ms, end exclusive) into memory: how much. Rejects when InfluxDB does not answer. */
  read: (from: number, to: number) => Promise<number>;
  /** True when nothing older can be remembered. */
  isFull: () => boolean;
  /** Told of the first failure only. */
  onFailed: (error: unknown) => void;
  onRecovered: () => void;
  /** Wait between attempts. Default: 2 s. */
  retryMs?: number;
}

export const rememberedMs = 2 * hourMs;
const firstStepMs = 5 * minuteMs;
const longestStepMs = 30 * minuteMs;
/** An answer is held in memory whole: steps become longer only while there are no more points in them than this. */
const fewPoints = 10_000;

/**
 * Brings to memory what processes before this one stored, newest first, so that what has no room is the oldest. While
 * InfluxDB is away it is tried again, beside all else.
 */
export class Warmer {
  private readonly stopping = new AbortController();
  private retrying: Promise<void> = Promise.resolve();

  constructor(private readonly options: WarmerOptions) {}

  /** Resolves after the first attempt, whatever came of it. */
  async start(): Promise<void> {
    try {
      await this.attempt();
    } catch (error) {
      this.options.onFailed(error);
      this.retrying = this.retry();
    }
  }

  /** Ends after the query in flight. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.retrying;
  }

  private async retry(): Promise<void> {
    const { retryMs = 2_000, onRecovered } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const done = await sleep(retryMs, undefined, { signal })
        .then(() => this.attempt())
        .then(
          () => true,
          // Told when it began; the next attempt follows.
          () => false,
        );
      if (!done) continue;
      onRecovered();
      return;
    }
  }

  private async attempt(): Promise<void> {
    const { clock, read, isFull } = this.options;
    const now = clock.now();
    const oldest = now - rememberedMs;
    // A sender's clock may be ahead.
    for (let [step, to, start] = [firstStepMs, now + dayMs, now]; start > oldest && !isFull(); to = start) {
      this.stopping.signal.throwIfAborted();
      start = Math.max(oldest, start - step);
      const points = await read(start, to);
      step = points > fewPoints ? firstStepMs : Math.min(longestStepMs, step * 2);
    }
  }
}
