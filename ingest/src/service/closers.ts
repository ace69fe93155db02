import { setMaxListeners } from 'node:events';

/** What may still take so long when the service is told to end: a fourth of the ten seconds that it has. */
const patienceMs = 2_500;

/** What has been opened so far, to be closed in the opposite order. */
export class Closers {
  private readonly closers: Array<() => Promise<unknown>> = [];
  private readonly impatience = new AbortController();

  constructor() {
    // Each question under way listens to it, and there may be any number.
    setMaxListeners(0, this.impatience.signal);
  }

  /** Is aborted a while after closing began: what waits for a database that does not answer is given up. */
  get patience(): AbortSignal {
    return this.impatience.signal;
  }

  add(close: () => Promise<unknown>): void {
    this.closers.push(close);
  }

  /** Closes everything, whatever fails on the way. @throws the first failure, when all have been tried */
  async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    const timer = setTimeout(() => this.impatience.abort(), patienceMs);
    for (const close of this.closers.splice(0).reverse())
      await close().catch((error: unknown) => failures.push(error));
    clearTimeout(timer);
    if (failures.length > 0) throw failures[0];
  }
}
