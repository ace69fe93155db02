import { basename } from 'node:path';
import { spanName } from './story.js';
import type { CheckoutAnalysis } from './types.js';

/**
 * Where one file's `yesterday` is another's `today`, the files are two days in a row, and an anomaly of the first
 * stands in a reference of the second: that is noted, since it makes the second's same hours look the other way.
 */
export function noteDaysInARow(analyses: readonly CheckoutAnalysis[]): CheckoutAnalysis[] {
  return analyses.map((analysis) => {
    const before = analyses.find((other) => other !== analysis && isDayBefore(other, analysis));
    if (before === undefined) return analysis;
    const note = `Its yesterday is the today of ${basename(before.file)}: two days in a row.`;
    return { ...analysis, notes: [...analysis.notes, note + touched(before, analysis)] };
  });
}

function isDayBefore(first: CheckoutAnalysis, second: CheckoutAnalysis): boolean {
  return first.hours.every(({ today }, index) => {
    const yesterday = second.hours[index]?.references.yesterday;
    return today !== null && today === yesterday;
  });
}

function touched(before: CheckoutAnalysis, analysis: CheckoutAnalysis): string {
  const shared = before.incidents.filter((earlier) =>
    analysis.incidents.some(
      (later) => later.firstHour <= earlier.lastHour && later.lastHour >= earlier.firstHour,
    ),
  );
  if (shared.length === 0) return '';
  const spans = shared.map(spanName).join(', ');
  return ` That day was anomalous itself at ${spans}, which pulls today’s expectation there the same way: part of today’s difference may be yesterday’s.`;
}
