import type { LiveEvent } from './live/run.js';
import type { FileReport } from './write-file.js';

/** The report of a written file, for people. */
export function describeFile(report: FileReport): string {
  const total = Object.values(report.totals).reduce((sum, count) => sum + count, 0);
  const lines = [
    `${String(total)} transactions in ${String(report.minutes / 1440)} ${report.minutes === 1440 ? 'day' : 'days'} from ${report.from}, seed ${String(report.seed)}${report.out === null ? '' : `: ${report.out}`}`,
    ...Object.entries(report.totals).map(
      ([status, count]) => `  ${status.padEnd(18)}${String(count).padStart(9)}`,
    ),
    report.incidents.length === 0 ? 'no incidents' : 'incidents:',
    ...report.incidents.map(
      ({ kind, start, minutes, statuses }) =>
        `  ${start}  ${kind.padEnd(17)}${String(minutes).padStart(4)} min  ${statuses.join(', ')}`,
    ),
  ];
  return lines.join('\n');
}

/** One line for something that happened while simulating live. */
export function describeEvent(event: LiveEvent): string {
  switch (event.event) {
    case 'history':
      return `${clockTime(event.from)}  ${String(event.minutes)} minutes of the past sent, ${String(event.transactions)} transactions; now bringing the analytics up to date`;
    case 'incident':
      return `${clockTime(event.from)}  ${event.kind} begins, for ${String(event.minutes)} ${event.minutes === 1 ? 'minute' : 'minutes'}: watch ${event.statuses.join(', ')}`;
    case 'over':
      return `${clockTime(event.at)}  ${event.kind} is over`;
    case 'action':
      return `${clockTime(event.at)}  recommendation: ${[event.action, ...event.reasons].join('; ')}`;
  }
}

function clockTime(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19) + 'Z';
}
