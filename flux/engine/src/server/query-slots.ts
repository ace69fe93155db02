import { ApiError } from './errors.js';

interface Waiting {
  start: () => void;
  refuse: (error: ApiError) => void;
}

/** Lets so many queries run at a time and so many more wait; what comes then is refused. */
export class QuerySlots {
  #running = 0;
  readonly #waiting: Waiting[] = [];

  constructor(
    private readonly concurrent: number,
    private readonly queued: number,
  ) {}

  /** Resolves when the query may run, with what gives its slot back. Rejects with ApiError. */
  async acquire(signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) throw canceled();
    if (this.#running < this.concurrent) this.#running++;
    else await this.#wait(signal);
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#waiting.shift();
      // The slot goes on to the next one without becoming free in between.
      if (next) next.start();
      else this.#running--;
    };
  }

  #wait(signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.queued) {
      const message = `too many queries: ${this.concurrent} run and ${this.queued} wait; try again later`;
      throw new ApiError('too many requests', message, {}, { 'retry-after': '1' });
    }
    return new Promise<void>((resolve, reject) => {
      const leave = () => {
        const at = this.#waiting.indexOf(waiting);
        if (at < 0) return;
        this.#waiting.splice(at, 1);
        waiting.refuse(canceled());
      };
      const settle = () => signal.removeEventListener('abort', leave);
      const waiting: Waiting = {
        start: () => (settle(), resolve()),
        refuse: (error) => (settle(), reject(error)),
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
    });
  }
}

function canceled(): ApiError {
  return new ApiError('unprocessable entity', 'query was canceled');
}
