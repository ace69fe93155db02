const periodMs = 30_000;

/** Asks now and then how far the tasks have come. */
export class TaskLag {
  /** Seconds since the end of the newest judged minute; null: unknown. */
  seconds: number | null = null;
  private timer: NodeJS.Timeout | null = null;
  private asking: Promise<void> | null = null;

  /** @param ask rejects when InfluxDB does not answer */
  constructor(private readonly ask: () => Promise<number | null>) {}

  start(): void {
    this.timer = setInterval(() => {
      this.asking ??= this.refresh().finally(() => (this.asking = null));
    }, periodMs);
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.asking;
  }

  /** An unanswered question leaves the lag unknown; the metric and the alert rule on it show that. */
  async refresh(): Promise<void> {
    this.seconds = await this.ask().catch(() => null);
  }
}
