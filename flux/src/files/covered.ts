import type { Gaps } from './counts.js';

/** Minutes from `from` to `to` (ms since the epoch, exclusive). */
export interface Span {
  from: number;
  to: number;
}

const minuteMs = 60_000;

/** The minutes of a file of which something is known: those with a row, and with `zero` those in between. */
export class CoveredMinutes {
  private readonly minutes = new Set<number>();

  /** @param time ms since the epoch */
  add(time: number): void {
    this.minutes.add(Math.floor(time / minuteMs));
  }

  /** In order; empty when there was no row. */
  spans(gaps: Gaps): Span[] {
    const sorted = [...this.minutes].sort((a, b) => a - b);
    const spans: Span[] = [];
    for (const minute of sorted) {
      const last = spans.at(-1);
      const [from, to] = [minute * minuteMs, (minute + 1) * minuteMs];
      if (last !== undefined && (gaps === 'zero' || last.to === from)) last.to = to;
      else spans.push({ from, to });
    }
    return spans;
  }
}
