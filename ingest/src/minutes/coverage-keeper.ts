import { minuteMs, minuteStart, type Clock } from '../clock.js';
import type { Lines } from '../write/lines.js';
import { coverageLines } from './coverage-line.js';

export interface CoverageOptions {
  clock: Clock;
  /** Name of this ingest. */
  name: string;
  /** Durable when it resolves. */
  write: (lines: Lines) => Promise<unknown>;
  onError: (error: unknown) => void;
}

/** Soon after a minute's close: the tasks that judge the minute look for its coverage. */
const tickMs = 250;
/** Longer than this without a tick, nobody was served. */
const longestGapMs = 5_000;
/** The wall clock was set when it moved so much more or less than time passed. */
const longestJumpMs = 2_000;

/**
 * Declares each minute through which the service was up. A minute in which it started, stood still, had its clock
 * set or had to refuse transactions (5xx) is not declared: a count of it would be too small and be judged as a drop.
 * A sender over its rate limit (429) is no reason: one that never stops would leave every minute unjudged.
 */
export class CoverageKeeper {
  private upSince: number;
  private next: number;
  private last: { wall: number; monotonic: number };
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: CoverageOptions) {
    const { clock } = options;
    this.upSince = clock.now();
    this.next = minuteStart(this.upSince);
    this.last = { wall: this.upSince, monotonic: clock.monotonic() };
  }

  start(): void {
    this.interrupt();
    this.timer = setInterval(() => this.tick(), tickMs);
  }

  /** Ends with the last declaration on its way; the minute that is open stays undeclared. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.writing;
  }

  /** Something got lost just now: the minute that is open is not whole. */
  interrupt(): void {
    this.upSince = this.options.clock.now();
  }

  /** Declares the minutes that have closed since the last tick. */
  tick(): void {
    const { clock, name } = this.options;
    const now = { wall: clock.now(), monotonic: clock.monotonic() };
    const passed = now.monotonic - this.last.monotonic;
    const jump = Math.abs(now.wall - this.last.wall - passed);
    if (passed > longestGapMs || jump > longestJumpMs) this.upSince = now.wall;
    this.last = now;
    const from = Math.max(this.next, Math.ceil(this.upSince / minuteMs) * minuteMs);
    const to = minuteStart(now.wall);
    if (to < this.next - minuteMs) this.next = to;
    if (from >= to) return;
    this.next = to;
    this.writing = this.write(coverageLines(name, from, to));
  }

  private async write(lines: Lines): Promise<void> {
    try {
      await this.options.write(lines);
    } catch (error) {
      this.options.onError(error);
    }
  }
}
