import { dayMs, hourMs, minuteMs, minuteStart, type Clock } from '../clock.js';

/** Minutes from `from` to `to`, exclusive. */
export interface Found {
  from: Date;
  to: Date;
}

export interface PatrolOptions {
  clock: Clock;
  /** Looks over a range; null where nothing is wrong. */
  look: (from: Date, to: Date, signal: AbortSignal) => Promise<Found | null>;
  /** Whether what is looked at is being mended still: it is left alone until that is over. Default: never. */
  busy?: () => boolean;
  /** Mends what was found, once it is the same twice. */
  mend: (found: Found, signal: AbortSignal) => Promise<void>;
  onError: (error: unknown) => void;
  /** Days that the wide look goes back. */
  days: number;
  /** Between two looks. */
  periodMs: number;
}

/** The tasks cover the last 10 minutes again and again: what is younger mends itself. */
const youngestMs = 10 * minuteMs;
const nearMs = 3 * hourMs;

/**
 * Looks over the last hours again and again, over days now and then, and mends what it finds. What changes from one look
 * to the next is still under way, and is left alone until it comes to rest.
 */
export class Patrol {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private readonly stopping = new AbortController();
  private before: Found | null = null;
  private wideAt = -Infinity;

  constructor(private readonly options: PatrolOptions) {}

  /** Looks at once, and then again and again. */
  start(): void {
    const round = (): void => {
      this.running ??= this.round().finally(() => (this.running = null));
    };
    this.timer = setInterval(round, this.options.periodMs);
    round();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.stopping.abort();
    await this.running;
  }

  /** One look, and what follows from it. */
  async round(): Promise<void> {
    if (this.options.busy?.() === true) return;
    const { signal } = this.stopping;
    try {
      const found = await this.find(signal);
      const rests =
        found !== null &&
        this.before !== null &&
        found.from.getTime() === this.before.from.getTime() &&
        found.to.getTime() === this.before.to.getTime();
      this.before = rests ? null : found;
      if (rests) await this.options.mend(found, signal);
    } catch (error) {
      if (!signal.aborted) this.options.onError(error);
    }
  }

  private async find(signal: AbortSignal): Promise<Found | null> {
    const { clock, look, days } = this.options;
    const to = minuteStart(clock.now()) - youngestMs;
    const near = await look(new Date(to - nearMs), new Date(to), signal);
    const reachesBack = near !== null && near.from.getTime() <= to - nearMs;
    if (!reachesBack && clock.monotonic() - this.wideAt < hourMs) return near;
    const wide = await look(new Date(to - days * dayMs), new Date(to), signal);
    if (wide === null) this.wideAt = clock.monotonic();
    return wide;
  }
}
