import type { Clock } from '../../src/clock.js';

/** A clock that stands still until it is moved. */
export class FixedClock implements Clock {
  private passed = 0;

  /** @param wall ms since the epoch */
  constructor(private wall: number) {}

  now = (): number => this.wall;
  monotonic = (): number => this.passed;

  /** Time passes. */
  advance(milliseconds: number): void {
    this.wall += milliseconds;
    this.passed += milliseconds;
  }

  /** Somebody sets the clock; no time passes. */
  set(wall: number): void {
    this.wall = wall;
  }
}

/** 2026-01-31T15:04:05.678Z, which every fixed clock of the tests begins with. */
export const noon = Date.UTC(2026, 0, 31, 15, 4, 5, 678);
