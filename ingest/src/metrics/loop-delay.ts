import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the event loop runs what is due. */
export class LoopDelay {
  private readonly histogram = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.histogram.enable();
  }

  /** Mean delay since the last call, in ms. */
  take(): number {
    const mean = this.histogram.mean / 1e6;
    this.histogram.reset();
    return Number.isFinite(mean) ? mean : 0;
  }
}
