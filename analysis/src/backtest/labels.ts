import type { Subject } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import { FileFormatError, readCsv } from '@firewatch/flux/files';
import type { LabelledWindow } from './types.js';

const columns = ['status', 'start', 'end'] as const;
const subjects: readonly string[] = [...statuses, 'silence'];

/**
 * Reads labelled windows, `status,start,end` in minutes from the first minute of the counts.
 * @param minutes length of the counts
 * @throws FileFormatError naming line and remedy
 */
export async function readLabels(file: string, minutes: number): Promise<LabelledWindow[]> {
  const labels: LabelledWindow[] = [];
  for await (const { header, record } of readCsv(file)) {
    const [status, start, end] = columns.map((name) => {
      const column = header.indexOf(name);
      if (column < 0)
        throw new FileFormatError(file, 1, `no column ${name}: labels are ${columns.join(',')}`);
      return record.values[column] ?? '';
    }) as [string, string, string];
    const fail = (problem: string) => new FileFormatError(file, record.line, problem);
    if (!isSubject(status)) throw fail(`status ${JSON.stringify(status)} is none of ${subjects.join(', ')}`);
    const label = { status, start: minuteOf(start), end: minuteOf(end) };
    if (Number.isNaN(label.start) || Number.isNaN(label.end))
      throw fail('start and end are whole minutes from the first of the counts');
    if (label.end < label.start) throw fail(`the window ends (${end}) before it starts (${start})`);
    if (label.start >= minutes)
      throw fail(
        `the window starts in minute ${start}, but the counts have minutes 0 to ${String(minutes - 1)}`,
      );
    labels.push(label);
  }
  return labels;
}

function minuteOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

function isSubject(name: string): name is Subject {
  return subjects.includes(name);
}
