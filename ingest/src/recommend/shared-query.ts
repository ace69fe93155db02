import { setImmediate as turn } from 'node:timers/promises';

export interface SharedQueryOptions<Answer> {
  run: () => Promise<Answer>;
  /** What is waited for before a query begins, so that more may share it; default: a turn of the event loop. */
  gather?: () => Promise<void>;
  /** Told how many one query served, and how long it took (ms). */
  onAnswered?: (served: number, milliseconds: number) => void;
  /** Told why a query has no answer: once, however many wait for it. */
  onFailed?: (error: unknown) => void;
}

/**
 * One query for all that wait. Who asks while one is running gets the next one's answer, which begins after he
 * asked: nobody gets an answer that is older than his question. Those that ask in one turn of the event loop, as
 * requests do that were written together, share one too, and so do those whose write is under way when it would begin.
 */
export class SharedQuery<Answer> {
  private running: Promise<unknown> | null = null;
  private next: Promise<Answer> | null = null;
  private waiting = 0;

  constructor(private readonly options: SharedQueryOptions<Answer>) {}

  /** Resolves or rejects with a query that begins after this call. */
  read(): Promise<Answer> {
    this.waiting++;
    const { gather = turn } = this.options;
    this.next ??= (this.running ?? Promise.resolve()).then(() => gather()).then(() => this.start());
    return this.next;
  }

  private start(): Promise<Answer> {
    const served = this.waiting;
    this.waiting = 0;
    this.next = null;
    const started = performance.now();
    const answer = this.options.run();
    const ended = answer.then(
      () => undefined,
      (error: unknown) => this.options.onFailed?.(error),
    );
    this.running = ended.then(() => {
      this.options.onAnswered?.(served, performance.now() - started);
      if (this.next === null) this.running = null;
    });
    return answer;
  }
}
