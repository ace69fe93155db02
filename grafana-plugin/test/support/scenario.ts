import { type DayOptions } from './day.js';

const minuteMs = 60_000;

/** The moment the scenarios end: a Wednesday evening. */
export const scenarioEnd = Date.UTC(2026, 0, 14, 20, 30);

/** A day up to that moment with a surge of denials under way and approvals falling. */
export function incidentDay(minutes = 1440): DayOptions {
  const start = scenarioEnd - minutes * minuteMs;
  const at = (hour: number, minute = 0): number =>
    Math.round((Date.UTC(2026, 0, 14, hour, minute) - start) / minuteMs);
  return {
    start,
    minutes,
    seed: 11,
    troubles: [
      { status: 'denied', from: at(19, 22), to: minutes, factor: 2.6 },
      { status: 'approved', from: at(19, 31), to: minutes, factor: 0.66 },
      { status: 'backend_reversed', from: at(10, 40), to: at(11, 20), factor: 1, plus: 4 },
      { status: 'failed', from: at(15, 5), to: at(16), factor: 1, plus: 1.3 },
    ],
    absent: [[at(3), at(3, 40)]],
    partial: [at(2, 59), at(3, 41), at(3, 42)],
  };
}

/** The same day without anything wrong. */
export function calmDay(minutes = 1440): DayOptions {
  return { start: scenarioEnd - minutes * minuteMs, minutes, seed: 5 };
}
