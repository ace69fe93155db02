import type { ReplicationState } from '@firewatch/flux';
import type { Clock } from '../clock.js';
import { formatLine, formatTime, seriesPrefix } from '../write/line.js';
import { Lines } from '../write/lines.js';
import type { SendLines } from '../write/types.js';

export interface ReplicationReportOptions {
  clock: Clock;
  shard: string;
  /** Asks the shard's InfluxDB; null where it replicates nothing. */
  read: () => Promise<ReplicationState | null>;
  /** Writes to the hub's analytics bucket, past the replication; what does not arrive is let go. */
  send: SendLines;
  /** Told what is wrong with the replication when that changes; null: nothing. */
  onChange: (problem: string | null) => void;
}

const periodMs = 10_000;
const longestError = 300;

/** Tells the hub every 10 s what waits on this shard's disk and why, for `firewatch deploy --status`. */
export class ReplicationReport {
  /** What is wrong with the replication; null: nothing, as far as is known. */
  problem: string | null = null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly options: ReplicationReportOptions) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running ??= this.report().finally(() => (this.running = null));
    }, periodMs);
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** Sends one report. */
  async report(): Promise<void> {
    const { clock, shard, read, send } = this.options;
    let state: ReplicationState | null;
    try {
      state = await read();
    } catch (error) {
      this.note(`the replication to the hub cannot be asked for: ${(error as Error).message}`);
      return;
    }
    if (state === null) {
      this.note('nothing is replicated to the hub: run `firewatch deploy --role shard`');
      return;
    }
    this.note(state.error === null ? null : `the hub takes no counts: ${state.error}`);
    const fields = {
      queue: BigInt(state.queueBytes),
      code: BigInt(state.code ?? 0),
      error: (state.error ?? '').slice(0, longestError),
    };
    const line = formatLine(seriesPrefix('replication', { shard }), fields, formatTime(clock.now(), 0));
    await send(Lines.of([line]));
  }

  private note(problem: string | null): void {
    if (problem === this.problem) return;
    this.problem = problem;
    this.options.onChange(problem);
  }
}
