import { DiskRoom } from '@firewatch/engine';
import { open, type Database, type RootDatabase } from 'lmdb';
import type { Lines } from './lines.js';
import type { DeadLetter } from './types.js';

/** One entry of the queue: lines that one request handed over together. */
export interface QueueEntry {
  number: number;
  /** When it was queued, ms since the epoch. */
  at: number;
  /** Characters that it takes. */
  size: number;
  lines: string[];
}

/**
 * A commit resolves when it has been flushed, and fails when it cannot be. lmdb would rather flush behind the commit
 * (overlappingSync), but then nobody is told when that fails; and with batches of an event turn, a failed commit also
 * rejects a promise that nobody can get hold of, which ends the process.
 */
export const durable = { maxDbs: 4, overlappingSync: false, eventTurnBatching: false } as const;

/**
 * Bytes kept free on the disk: what waits can still be taken off the queue when nothing more can be put on it.
 */
const reserve = { append: 32 * 2 ** 20, change: 8 * 2 ** 20 } as const;

type Pending = [from: number, to: number];

/**
 * What must survive this process, in one LMDB environment: lines that wait for InfluxDB, lines that it refused, and
 * the range of minutes that is to be computed again. A returned promise resolves when the data is on disk.
 */
export class DurableLog {
  private readonly queue: Database<string, number>;
  private readonly dead: Database<DeadLetter, number>;
  private readonly state: Database<Pending, string>;
  private nextNumber: number;
  private waiting: number;
  private queuedBytes: number;
  /** Characters of all entries up to the newest, those that are gone included. */
  private total: number;
  /** Entries up to this number have been taken off. */
  private settled = 0;
  /** Entries that could not be put on disk, and may be there nevertheless. */
  private readonly failed = new Set<number>();

  /**
   * @param room what the disk of the log still takes
   * @param onDisk resolves when a commit is on disk, not only in the page cache: with `durable`, when it resolves
   */
  constructor(
    private readonly root: RootDatabase,
    private readonly room: DiskRoom,
    private readonly onDisk: (commit: Promise<unknown>) => Promise<unknown> = (commit) => commit,
  ) {
    this.queue = root.openDB({ name: 'queue', encoding: 'string', keyEncoding: 'uint32' });
    this.dead = root.openDB({ name: 'dead-letters' });
    this.state = root.openDB({ name: 'state' });
    const [oldest, newest] = [this.edge(false), this.edge(true)];
    this.nextNumber = (newest?.number ?? 0) + 1;
    this.waiting = entryCount(this.queue);
    this.total = newest?.total ?? 0;
    this.queuedBytes = oldest === undefined ? 0 : this.total - oldest.total + oldest.size;
  }

  static open(path: string): DurableLog {
    return new DurableLog(open({ path, ...durable }), new DiskRoom(path));
  }

  /** False when the disk has no room for another entry. */
  get hasRoom(): boolean {
    return this.room.has(reserve.append);
  }

  /** Entries that wait. */
  get depth(): number {
    return this.waiting;
  }

  /** Characters of the entries that wait. */
  get bytes(): number {
    return this.queuedBytes;
  }

  /** When the oldest entry was queued, or null when none waits. */
  get oldestAt(): number | null {
    return this.head(1)[0]?.at ?? null;
  }

  /** Number that the next entry will have. */
  get next(): number {
    return this.nextNumber;
  }

  /**
   * Puts lines at the queue's end; resolves with the entry's number once they are on disk.
   * @throws StorageError when the disk has no room for them
   */
  async append({ text }: Lines, at: number): Promise<number> {
    this.room.ensure(reserve.append);
    const number = this.nextNumber++;
    this.total += text.length;
    // The running total in each tells the size of all that wait from the first and the last alone.
    const value = `${String(at)} ${String(this.total)}\n${text}`;
    this.count(1, text.length);
    try {
      await this.commit(() => this.queue.put(number, value));
    } catch (error) {
      if (number > this.settled) this.count(-1, -text.length);
      // It may be there all the same: a line whose sender was told that it was not taken must not turn up later.
      this.failed.add(number);
      await this.queue.remove(number).then(() => this.failed.delete(number), meetCause);
      throw error;
    }
    return number;
  }

  /** The oldest entries that are committed, as many as hold at least `lines` lines together. */
  head(lines: number): QueueEntry[] {
    const entries: QueueEntry[] = [];
    let total = 0;
    for (const { key, value } of this.queue.getRange({})) {
      if (this.failed.has(key)) continue;
      const entry = toEntry(key, value);
      entries.push(entry);
      total += entry.lines.length;
      if (total >= lines) break;
    }
    return entries;
  }

  /** All entries that are committed, newest first. */
  *newestFirst(): Generator<QueueEntry> {
    for (const { key, value } of this.queue.getRange({ reverse: true })) yield toEntry(key, value);
  }

  /**
   * Takes entries off the queue and keeps what was refused of them, both or neither.
   * @throws StorageError when the disk has no room for the change
   */
  async settle(entries: readonly QueueEntry[], letters: readonly DeadLetter[]): Promise<void> {
    await this.commit(() =>
      this.root.transaction(() => {
        this.putDeadLetters(letters);
        for (const { number } of entries) void this.queue.remove(number);
      }),
    );
    this.settled = Math.max(this.settled, ...entries.map(({ number }) => number));
    this.count(-entries.length, -entries.reduce((sum, { size }) => sum + size, 0));
  }

  get deadLetters(): number {
    return entryCount(this.dead);
  }

  async addDeadLetters(letters: readonly DeadLetter[]): Promise<void> {
    await this.commit(() => this.dead.transaction(() => this.putDeadLetters(letters)));
  }

  *readDeadLetters(): Generator<DeadLetter & { number: number }> {
    for (const { key, value } of this.dead.getRange({})) yield { number: key, ...value };
  }

  async removeDeadLetters(numbers: readonly number[]): Promise<void> {
    await this.commit(() =>
      this.dead.transaction(() => {
        for (const number of numbers) void this.dead.remove(number);
      }),
    );
  }

  /** The range of minutes (ms, end exclusive) that is still to be computed again. */
  get lateRange(): Pending | null {
    return this.state.get('late') ?? null;
  }

  async setLateRange(range: Pending | null): Promise<void> {
    await this.commit(() => (range === null ? this.state.remove('late') : this.state.put('late', range)));
  }

  async close(): Promise<void> {
    await this.root.close();
  }

  /** Makes a change and waits until it is on disk. @throws StorageError when the disk has no room for any change */
  private async commit(change: () => Promise<unknown>): Promise<void> {
    this.room.ensure(reserve.change);
    try {
      await this.onDisk(change());
    } catch (error) {
      meetCause(error);
      throw error;
    }
  }

  /** Within a transaction: another process may keep dead letters too. */
  private putDeadLetters(letters: readonly DeadLetter[]): void {
    let key = Math.max(0, ...this.dead.getKeys({ reverse: true, limit: 1 }));
    for (const letter of letters) void this.dead.put(++key, letter);
  }

  private edge(reverse: boolean): (QueueEntry & { total: number }) | undefined {
    const [found] = this.queue.getRange({ reverse, limit: 1 });
    return found === undefined ? undefined : toEntry(found.key, found.value);
  }

  private count(entries: number, size: number): void {
    this.waiting += entries;
    this.queuedBytes += size;
  }
}

function entryCount(database: Database<unknown, number>): number {
  return (database.getStats() as { entryCount: number }).entryCount;
}

/** A failed commit's cause comes as a promise of its own, which would count as unhandled and end the process. */
function meetCause(error: unknown): void {
  (error as { commitError?: Promise<unknown> }).commitError?.catch(() => undefined);
}

function toEntry(number: number, value: string): QueueEntry & { total: number } {
  const head = value.indexOf('\n');
  const [at, total] = value.slice(0, head).split(' ').map(Number) as [number, number];
  const text = value.slice(head + 1);
  return { number, at, total, size: text.length, lines: text.split('\n') };
}
