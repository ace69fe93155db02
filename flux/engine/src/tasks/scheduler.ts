import type { Schedule } from './schedule.js';
import type { Timers } from './types.js';

/** setTimeout takes 31 bits of milliseconds; longer waits are taken in pieces. */
const longestWait = 2 ** 31 - 1;

/**
 * Starts each task's runs at their times, one after the other. What a running process has missed (a slow run, a clock
 * that jumped) is made up for; what was due while it was down is not, as in InfluxDB.
 */
export class Scheduler {
  readonly #jobs = new Map<string, Job>();

  /** @param run carries out a task's run for a time (ms); it must not reject. */
  constructor(
    private readonly timers: Timers,
    private readonly run: (taskId: string, scheduledFor: number) => Promise<void>,
  ) {}

  /** Takes up a task, or its new schedule, from now on. */
  set(taskId: string, schedule: Schedule): void {
    this.remove(taskId);
    const job = new Job(this.timers, schedule, (time) => this.run(taskId, time));
    this.#jobs.set(taskId, job);
    job.begin();
  }

  remove(taskId: string): void {
    this.#jobs.get(taskId)?.end();
    this.#jobs.delete(taskId);
  }

  /** No run starts any more; resolves when those under way have ended. */
  async close(): Promise<void> {
    const jobs = [...this.#jobs.values()];
    for (const taskId of [...this.#jobs.keys()]) this.remove(taskId);
    await Promise.all(jobs.map((job) => job.running));
  }
}

class Job {
  running: Promise<void> = Promise.resolve();
  #cancel: (() => void) | undefined;
  #ended = false;

  constructor(
    private readonly timers: Timers,
    private readonly schedule: Schedule,
    private readonly run: (scheduledFor: number) => Promise<void>,
  ) {}

  begin(): void {
    // A time that lies within the offset is still to come.
    this.#waitFor(this.schedule.next(this.timers.now() - this.schedule.offset));
  }

  end(): void {
    this.#ended = true;
    this.#cancel?.();
  }

  #waitFor(scheduledFor: number): void {
    if (this.#ended) return;
    const wait = scheduledFor + this.schedule.offset - this.timers.now();
    this.#cancel = this.timers.after(Math.min(Math.max(0, wait), longestWait), () => {
      if (this.#ended) return;
      if (this.timers.now() < scheduledFor + this.schedule.offset) return this.#waitFor(scheduledFor);
      this.running = this.run(scheduledFor).then(() => this.#waitFor(this.schedule.next(scheduledFor)));
    });
  }
}

export const systemTimers: Timers = {
  now: Date.now,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
