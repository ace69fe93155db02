import { setTimeout as sleep } from 'node:timers/promises';
import { backOff, type BackOffOptions } from './back-off.js';
import { sendIsolating } from './isolate.js';
import { Lines } from './lines.js';
import type { WriteObserver } from './observer.js';
import type { Store } from './store.js';
import type { SendLines } from './types.js';

export interface DrainOptions {
  send: SendLines;
  store: Store;
  observer: WriteObserver;
  batchLines: number;
  backOff: BackOffOptions;
  /** The last entries could not be written: what waited for them has to wait in the queue. */
  onInterrupted: () => void;
  /** The queue is empty. */
  onDone: () => void;
}

/** Brings the queue to the database, oldest first, until it is empty; then it ends and may be started again. */
export class Drain {
  private running: Promise<void> | null = null;
  private readonly stopping = new AbortController();
  private finishing = false;

  constructor(private readonly options: DrainOptions) {}

  get isRunning(): boolean {
    return this.running !== null;
  }

  /**
   * True while the last entries are on their way: who comes now waits for them instead of queueing behind, or else a
   * steady stream of lines would keep the queue from ever becoming empty.
   */
  get isFinishing(): boolean {
    return this.finishing;
  }

  /** @param askedMs how long InfluxDB asked to be left alone */
  start(askedMs = 0): void {
    if (this.stopping.signal.aborted) return;
    this.running ??= this.run(askedMs);
  }

  /** Ends after the attempt in flight; what is left stays on disk. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    if (this.finishing) this.interrupt();
  }

  private async run(firstAskedMs: number): Promise<void> {
    const { store, observer } = this.options;
    // It starts because a write failed, or after a restart: in both cases InfluxDB is given a moment.
    let failures = 1;
    let askedMs = firstAskedMs;
    while (!this.stopping.signal.aborted) {
      if (failures > 0) await this.pause(backOff(failures, this.options.backOff, Math.random(), askedMs));
      // No await between this look and the end: nobody can put an entry in between.
      if (store.isEmpty) {
        this.running = null;
        this.finishing = false;
        observer.available();
        this.options.onDone();
        return;
      }
      const result = await this.step().catch((error: unknown) => {
        observer.failed(error);
        return 0;
      });
      if (result !== null && this.finishing) this.interrupt();
      failures = result === null ? 0 : failures + 1;
      askedMs = result ?? 0;
    }
  }

  /** One request; null when it was done, else how long the server asks to wait (0: it does not say). */
  private async step(): Promise<number | null> {
    const { send, store, observer, batchLines } = this.options;
    const entries = await store.oldest(batchLines);
    if (entries.length === 0) return store.isEmpty ? null : 0;
    const lines = entries.flatMap((entry) => entry.lines);
    this.finishing ||= store.isAll(entries);
    const result = await sendIsolating(send, Lines.of(lines));
    if (result.kind === 'unavailable') return result.retryAfterMs ?? 0;
    await store.finish(entries, result.refused);
    observer.refused(result.refused);
    observer.drained(lines);
    return null;
  }

  private interrupt(): void {
    this.finishing = false;
    this.options.onInterrupted();
  }

  private async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.stopping.signal }).catch((error: unknown) => {
      if (!this.stopping.signal.aborted) throw error;
    });
  }
}
