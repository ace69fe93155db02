import type { Clock } from '../clock.js';
import { lateRange, reachOf, seenByTasksMs, unite, type LateRange } from './late-range.js';

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

/** Brings the analytics up to date where data came late, one range at a time, in the background. */
export class LateData {
  private range: LateRange | null;
  /** What is being computed: done only when all of it is. */
  private underWay: LateRange | null = null;
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
  note(times: Iterable<number>): void {
    const noted = lateRange(times, this.options.clock.now());
    if (noted === null) return;
    const known = this.range;
    this.range = unite(known, noted);
    if (known === null || known[0] !== this.range?.[0] || known[1] !== this.range[1])
      this.options
        .save(unite(this.range, this.underWay))
        .catch((error: unknown) => this.options.onError(error));
    this.schedule();
  }

  /** Gives up what is under way; it is taken up at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  /** Whether something waits to be computed, or is being computed. */
  get busy(): boolean {
    return this.range !== null || this.underWay !== null;
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
    this.underWay = range;
    const { clock, recompute, save, onDone, onError } = this.options;
    const reach = () => reachOf(range, clock.now());
    try {
      let [from, to] = [range[0], reach()];
      await recompute(new Date(from), new Date(to), this.stopping.signal);
      // What passed meanwhile was judged by what was not right yet, and the tasks mend only the newest of it.
      while (reach() - to > seenByTasksMs / 2) {
        [from, to] = [to, reach()];
        await recompute(new Date(from), new Date(to), this.stopping.signal);
      }
      this.underWay = null;
      await save(this.range);
      onDone(new Date(range[0]), new Date(to));
    } catch (error) {
      this.underWay = null;
      this.range = unite(this.range, range);
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
}
