import { minuteMs, minuteStart, type Clock } from '../clock.js';

/** Minutes from `from` to `to` (ms, exclusive). */
export type LateRange = [from: number, to: number];

export interface LateDataOptions {
  clock: Clock;
  /** Computes the analytics of a range again. */
  recompute: (from: Date, to: Date, signal: AbortSignal) => Promise<void>;
  /** What is still to be done survives a restart. */
  load: () => LateRange | null;
  save: (range: LateRange | null) => Promise<void>;
  onDone: (from: Date, to: Date) => void;
  onError: (error: unknown) => void;
  /** Wait for more before beginning. Default: 5 s. */
  settleMs?: number;
  /** Wait after a failure. Default: 30 s. */
  retryMs?: number;
}

/** The tasks cover the last 10 minutes again and again; older data they do not see. */
const seenByTasksMs = 10 * minuteMs;
/** A minute has its part in what is judged for a day and a quarter: references, holds, incidents, the day before. */
const reachMs = 30 * 60 * minuteMs;

/** Brings the analytics up to date where data came late, one range at a time, in the background. */
export class LateData {
  private range: LateRange | null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private readonly stopping = new AbortController();

  constructor(private readonly options: LateDataOptions) {
    this.range = options.load();
  }

  /** Takes up what a process before this one left undone. */
  start(): void {
    if (this.range !== null) this.schedule();
  }

  /** Told the times (ms) of what was written. */
  note(times: readonly number[]): void {
    const seen = minuteStart(this.options.clock.now()) - seenByTasksMs;
    let [from, to] = [Infinity, -Infinity];
    for (const time of times) {
      if (time >= seen) continue;
      from = Math.min(from, time);
      to = Math.max(to, time);
    }
    if (from > to) return;
    const range: LateRange = [minuteStart(from), minuteStart(to) + minuteMs];
    const known = this.range;
    this.range = known === null ? range : [Math.min(known[0], range[0]), Math.max(known[1], range[1])];
    if (known === null || known[0] !== this.range[0] || known[1] !== this.range[1])
      this.options.save(this.range).catch((error: unknown) => this.options.onError(error));
    this.schedule();
  }

  /** Gives up what is under way; it is taken up at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.running;
  }

  private schedule(delayMs = this.options.settleMs ?? 5_000): void {
    if (this.stopping.signal.aborted || this.running !== null || this.timer !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.running = this.run().finally(() => {
        this.running = null;
        if (this.range !== null) this.schedule();
      });
    }, delayMs);
  }

  private async run(): Promise<void> {
    const range = this.range;
    if (range === null) return;
    this.range = null;
    const { clock, recompute, save, onDone, onError } = this.options;
    const reach = () => Math.min(minuteStart(clock.now()), range[1] + reachMs);
    try {
      let [from, to] = [range[0], reach()];
      await recompute(new Date(from), new Date(to), this.stopping.signal);
      // What passed meanwhile was judged by what was not right yet, and the tasks mend only the newest of it.
      while (reach() - to > seenByTasksMs / 2) {
        [from, to] = [to, reach()];
        await recompute(new Date(from), new Date(to), this.stopping.signal);
      }
      await save(this.range);
      onDone(new Date(range[0]), new Date(to));
    } catch (error) {
      this.merge(range);
      if (this.stopping.signal.aborted) return;
      onError(error);
      await new Promise((resolve) => {
        const wait = setTimeout(resolve, this.options.retryMs ?? 30_000);
        this.stopping.signal.addEventListener('abort', () => {
          clearTimeout(wait);
          resolve(undefined);
        });
      });
    }
  }

  private merge([from, to]: LateRange): void {
    this.range =
      this.range === null ? [from, to] : [Math.min(from, this.range[0]), Math.max(to, this.range[1])];
  }
}
