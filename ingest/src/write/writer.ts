import { setImmediate as turn } from 'node:timers/promises';
import { StoppingError } from '../errors.js';
import { defaultBackOff, type BackOffOptions } from './back-off.js';
import { Drain } from './drain.js';
import { sendIsolating } from './isolate.js';
import { Lines } from './lines.js';
import type { WriteObserver } from './observer.js';
import type { Store } from './store.js';
import type { SendLines, WriteOutcome } from './types.js';

export interface WriterOptions {
  send: SendLines;
  store: Store;
  observer: WriteObserver;
  /** Lines that go in one request, about. Default: 5,000. */
  batchLines?: number;
  backOff?: BackOffOptions;
}

interface Submission {
  lines: Lines;
  resolve: (outcome: WriteOutcome) => void;
  reject: (error: unknown) => void;
}

/** A submission of so many lines is sent at once. */
const manyLines = 500;

const nothingRefused: ReadonlyMap<number, string> = new Map();

/**
 * The one way into the database. Lines go at once when no request is in flight, else together when it returns. When
 * InfluxDB does not take them they go to the durable queue, and so do all that follow until it is drained: order is
 * kept, and nobody waits for a time-out twice.
 */
export class Writer {
  private waiting: Submission[] = [];
  private sending: Promise<void> | null = null;
  private readonly drain: Drain;
  private readonly batchLines: number;
  private closed = false;

  constructor(private readonly options: WriterOptions) {
    this.batchLines = options.batchLines ?? 5_000;
    this.drain = new Drain({
      ...options,
      batchLines: this.batchLines,
      backOff: options.backOff ?? defaultBackOff,
      onInterrupted: () => this.queueWaiting(),
      onDone: () => this.pump(),
    });
  }

  /** Begins to bring to the database what a process before this one left in the queue. */
  start(): void {
    if (!this.options.store.isEmpty) this.drain.start();
  }

  /** True while lines go to the queue. */
  get isQueueing(): boolean {
    return this.drain.isRunning;
  }

  /** Entries of the queue up to this number are in the database. */
  get drained(): number {
    return this.options.store.drained;
  }

  get isFull(): boolean {
    return this.options.store.isFull;
  }

  /**
   * Writes lines; resolves when they are in the database, or on disk in the queue.
   * @throws QueueFullError, QueueFailedError, StoppingError: then none of them is to be counted on
   */
  write(lines: Lines): Promise<WriteOutcome> {
    if (this.closed) return Promise.reject(new StoppingError());
    if (lines.count === 0) return Promise.resolve({ queued: 0, refused: nothingRefused });
    if (this.drain.isRunning && !this.drain.isFinishing) return this.enqueue(lines);
    return new Promise((resolve, reject) => {
      this.waiting.push({ lines, resolve, reject });
      this.pump();
    });
  }

  /**
   * Resolves a turn later, or when the request is answered that is in flight by then; after `longestMs` in any case: for
   * what serves more askers when it begins after it.
   */
  async settled(longestMs: number): Promise<void> {
    await turn();
    if (this.sending === null) return;
    let timer: NodeJS.Timeout | undefined;
    const longest = new Promise<void>((resolve) => (timer = setTimeout(resolve, longestMs)));
    await Promise.race([this.sending, longest]);
    clearTimeout(timer);
  }

  /** Ends what is in flight; what waits is written or queued. */
  async close(): Promise<void> {
    this.closed = true;
    await this.idle();
    await this.drain.stop();
    await this.idle();
  }

  /** Resolves when nothing is in flight and nothing waits for it. */
  private async idle(): Promise<void> {
    while (this.sending !== null) await this.sending;
  }

  private pump(): void {
    if (this.sending !== null || this.drain.isRunning || this.waiting.length === 0) return;
    // What arrived in the same turn of the event loop goes along; many lines need no company.
    const company = this.waiting[0]!.lines.count < manyLines ? turn() : Promise.resolve();
    this.sending = company
      .then(() => this.sendBatch(this.takeBatch()))
      .finally(() => {
        this.sending = null;
        this.pump();
      });
  }

  private takeBatch(): Submission[] {
    let total = 0;
    const enough = this.waiting.findIndex(({ lines }) => (total += lines.count) >= this.batchLines);
    return this.waiting.splice(0, enough < 0 ? this.waiting.length : enough + 1);
  }

  /** Settles its submissions; never rejects. */
  private async sendBatch(batch: readonly Submission[]): Promise<void> {
    const { send, store, observer } = this.options;
    if (batch.length === 0) return;
    const lines = Lines.join(batch.map((submission) => submission.lines));
    const result = await sendIsolating(send, lines);
    if (result.kind === 'unavailable') {
      this.switchToQueue(batch, result);
      return;
    }
    try {
      await store.bury(lines, result.refused);
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    observer.refused(result.refused);
    let from = 0;
    for (const submission of batch) {
      submission.resolve({ queued: 0, refused: within(result.refused, from, submission.lines.count) });
      from += submission.lines.count;
    }
  }

  private switchToQueue(
    batch: readonly Submission[],
    { reason, retryAfterMs }: { reason: string; retryAfterMs?: number },
  ): void {
    this.options.observer.unavailable(reason);
    this.waiting = [...batch, ...this.waiting];
    this.queueWaiting();
    this.drain.start(retryAfterMs);
  }

  private queueWaiting(): void {
    for (const { lines, resolve, reject } of this.waiting.splice(0))
      this.enqueue(lines).then(resolve, reject);
  }

  private async enqueue(lines: Lines): Promise<WriteOutcome> {
    return { queued: await this.options.store.enqueue(lines), refused: nothingRefused };
  }
}

function within(
  refused: ReadonlyMap<number, string>,
  from: number,
  length: number,
): ReadonlyMap<number, string> {
  if (refused.size === 0) return nothingRefused;
  return new Map(
    [...refused]
      .filter(([index]) => index >= from && index < from + length)
      .map(([index, reason]) => [index - from, reason]),
  );
}
