import { minuteMs } from '../clock.js';
import type { DatabaseState } from './database-check.js';

export interface DatabaseWatchOptions {
  /** Never rejects. */
  check: (signal: AbortSignal) => Promise<DatabaseState>;
  /** A check that takes longer is given up. */
  timeoutMs: number;
  /** Told each problem when it is seen first, and that there are none once all are gone. */
  onProblem: (problem: string) => void;
  onMended: () => void;
}

/** Looks each minute whether the database is still as this service needs it: it may be deployed anew meanwhile. */
export class DatabaseWatch {
  /** As it was last seen. */
  state: DatabaseState = { reachable: true, problems: [] };
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private readonly stopping = new AbortController();

  constructor(private readonly options: DatabaseWatchOptions) {}

  start(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = null));
    }, minuteMs);
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.stopping.abort();
    await this.looking;
  }

  /** One look; a service that is being stopped learns nothing from it. */
  async look(): Promise<void> {
    const { check, timeoutMs, onProblem, onMended } = this.options;
    const before = this.state.problems;
    const state = await check(AbortSignal.any([this.stopping.signal, AbortSignal.timeout(timeoutMs)]));
    if (this.stopping.signal.aborted) return;
    this.state = state;
    for (const problem of state.problems) if (!before.includes(problem)) onProblem(problem);
    if (before.length > 0 && state.problems.length === 0) onMended();
  }
}
