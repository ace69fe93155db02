import type { Clock } from '../clock.js';
import { QueueFailedError, QueueFullError } from '../errors.js';
import type { DurableLog, QueueEntry } from './durable-log.js';
import type { Lines } from './lines.js';
import type { DeadLetter } from './types.js';

export interface StoreOptions {
  log: DurableLog;
  clock: Clock;
  /** Characters of lines that may wait. */
  limit: number;
}

/** More than the line of any one transaction has. */
const longestLine = 2_000;

/** The durable queue with its bound, and the dead letters; failures of the disk come as typed errors. */
export class Store {
  /** Entries up to this number are in the database. */
  drained: number;
  private appending: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: StoreOptions) {
    const [oldest] = options.log.head(1);
    this.drained = (oldest?.number ?? options.log.next) - 1;
  }

  get isEmpty(): boolean {
    return this.options.log.depth === 0;
  }

  /** True when there is no room that is sure to take one more transaction. */
  get isFull(): boolean {
    const { log, limit } = this.options;
    return log.bytes + longestLine > limit || !log.hasRoom;
  }

  /**
   * Puts lines at the queue's end; resolves with the entry's number once they are on disk.
   * @throws QueueFullError, QueueFailedError
   */
  async enqueue(lines: Lines): Promise<number> {
    const { log, clock, limit } = this.options;
    if (log.bytes + lines.text.length > limit) throw new QueueFullError();
    const appended = log.append(lines, clock.now());
    this.appending = appended.catch(() => undefined);
    return appended.catch((cause: unknown) => {
      throw Object.assign(new QueueFailedError(), { cause });
    });
  }

  /** The oldest entries, together about `lines` lines; waits for those that are on their way to the disk. */
  async oldest(lines: number): Promise<QueueEntry[]> {
    const entries = this.options.log.head(lines);
    if (entries.length > 0) return entries;
    await this.appending;
    return this.options.log.head(lines);
  }

  /** True when these are all that wait. */
  isAll(entries: readonly QueueEntry[]): boolean {
    return entries.length === this.options.log.depth;
  }

  /** The entries' lines are in the database, but for those that InfluxDB refused, which become dead letters. */
  async finish(entries: readonly QueueEntry[], refused: ReadonlyMap<number, string>): Promise<void> {
    const lines = entries.flatMap((entry) => entry.lines);
    await this.options.log.settle(entries, this.letters(lines, refused));
    this.drained = Math.max(this.drained, ...entries.map(({ number }) => number));
  }

  /** Keeps what InfluxDB refused. @throws QueueFailedError */
  async bury(lines: Lines, refused: ReadonlyMap<number, string>): Promise<void> {
    if (refused.size === 0) return;
    await this.options.log.addDeadLetters(this.letters(lines.toArray(), refused)).catch((cause: unknown) => {
      throw Object.assign(new QueueFailedError(), { cause });
    });
  }

  private letters(lines: readonly string[], refused: ReadonlyMap<number, string>): DeadLetter[] {
    const at = this.options.clock.now();
    return [...refused].map(([index, reason]) => ({ at, reason, line: lines[index] ?? '' }));
  }
}
