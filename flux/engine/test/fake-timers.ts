import type { Timers } from '../src/tasks/types.js';

interface Alarm {
  at: number;
  callback: () => void;
}

/** A clock that moves when told to, and the alarms set on it. */
export class FakeTimers implements Timers {
  #alarms: Alarm[] = [];

  constructor(private time: number) {}

  now(): number {
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const alarm = { at: this.time + milliseconds, callback };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** When the next alarm rings; Infinity where none is set. */
  get next(): number {
    return Math.min(...this.#alarms.map(({ at }) => at));
  }

  /** Sets the clock and rings what is due by then, in order. What they start is not waited for. */
  moveTo(time: number): void {
    this.time = time;
    const due = this.#alarms.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at);
    this.#alarms = this.#alarms.filter(({ at }) => at > time);
    for (const { callback } of due) callback();
  }
}
