import type { Store } from '../storage/types.js';
import type { Timers } from '../tasks/types.js';

/** As often as InfluxDB looks. */
const interval = 30 * 60_000;

/** Removes what has left its retention: when it begins, and every half hour. */
export class RetentionSweep {
  #cancel: () => void;

  constructor(
    private readonly store: Store,
    private readonly timers: Timers,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#cancel = timers.after(0, () => this.#sweep());
  }

  stop(): void {
    this.#cancel();
  }

  #sweep(): void {
    this.#cancel = this.timers.after(interval, () => this.#sweep());
    this.store.enforceRetention().catch(this.onError);
  }
}
