import { setImmediate as turn } from 'node:timers/promises';

/**
 * One query for all that wait. Who asks while one is running gets the next one's answer, which begins after he
 * asked: nobody gets an answer that is older than his question. Those that ask in one turn of the event loop, as
 * requests do that were written together, share one too.
 */
export class SharedQuery<Answer> {
  private running: Promise<unknown> | null = null;
  private next: Promise<Answer> | null = null;
  private waiting = 0;

  /**
   * @param onAnswered told how many one query served, and how long it took (ms)
   * @param onFailed told why a query has no answer: once, however many wait for it
   */
  constructor(
    private readonly run: () => Promise<Answer>,
    private readonly onAnswered: (served: number, milliseconds: number) => void = () => undefined,
    private readonly onFailed: (error: unknown) => void = () => undefined,
  ) {}

  /** Resolves or rejects with a query that begins after this call. */
  read(): Promise<Answer> {
    this.waiting++;
    this.next ??= (this.running ?? turn()).then(() => this.start());
    return this.next;
  }

  private start(): Promise<Answer> {
    const served = this.waiting;
    this.waiting = 0;
    this.next = null;
    const started = performance.now();
    const answer = this.run();
    const ended = answer.then(
      () => undefined,
      (error: unknown) => this.onFailed(error),
    );
    this.running = ended.then(() => {
      this.onAnswered(served, performance.now() - started);
      if (this.next === null) this.running = null;
    });
    return answer;
  }
}
