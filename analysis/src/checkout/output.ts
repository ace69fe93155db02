import { basename } from 'node:path';
import { fixed, signed, times, whole } from '../output/numbers.js';
import { layTable, wrap } from '../output/table.js';
import type { Terminal } from '../output/terminal.js';
import { hourName } from './types.js';
import type { CheckoutAnalysis, CheckoutHour } from './types.js';

const textWidth = 100;

/** The analysis as a person reads it on a terminal. */
export function checkoutText(analysis: CheckoutAnalysis, { colors }: Pick<Terminal, 'colors'>): string {
  const paint = { usual: undefined, 'not judged': colors.dim, low: colors.red, high: colors.yellow };
  const table = layTable(
    [
      { title: 'hour', align: 'left' },
      { title: 'today', align: 'right' },
      { title: 'expected', align: 'right' },
      { title: 'difference', align: 'right' },
      { title: 'factor', align: 'right' },
      { title: 'z', align: 'right' },
      { title: 'verdict', align: 'left' },
    ],
    analysis.hours.map((hour) => ({ cells: cellsOf(hour), paint: paint[hour.verdict] })),
    colors.bold,
  );
  return [
    colors.bold(colors.underline(basename(analysis.file))) + colors.dim('  checkout'),
    table,
    ...analysis.story.map((sentence) => wrap(`• ${sentence}`, textWidth, '  ')),
    ...analysis.notes.map((note) => colors.dim(wrap(`note: ${note}`, textWidth, '  '))),
  ].join('\n');
}

function cellsOf(hour: CheckoutHour): string[] {
  const or = (value: number | null, text: (value: number) => string) => (value === null ? '–' : text(value));
  return [
    hourName(hour.hour),
    or(hour.today, whole),
    or(hour.expected, fixed),
    or(hour.difference, signed),
    or(hour.factor, times),
    or(hour.z, signed),
    hour.verdict === 'usual' ? '' : hour.verdict,
  ];
}

/** The analysis as the object that `--json` prints for its file. Numbers are not rounded. */
export function checkoutJson(analysis: CheckoutAnalysis) {
  return {
    file: analysis.file,
    kind: analysis.kind,
    hours: analysis.hours.map(({ hour, today, expected, factor, z, verdict }) => ({
      hour: hourName(hour),
      today,
      expected,
      factor,
      z,
      anomaly: verdict === 'low' || verdict === 'high',
    })),
    incidents: analysis.incidents.map(({ firstHour, lastHour, direction, today, expected, excess, z }) => ({
      start: hourName(firstHour),
      end: hourName(lastHour),
      direction,
      today,
      expected,
      excess,
      z,
    })),
    notes: analysis.notes,
    story: analysis.story,
  };
}

export const checkoutCsvHeader = [
  'file',
  'hour',
  'today',
  'expected',
  'difference',
  'factor',
  'z',
  'verdict',
];

/** The hours as rows of `--csv`, in the order of `checkoutCsvHeader`; null is an empty cell. */
export function checkoutCsvRows(analysis: CheckoutAnalysis): Array<Array<string | number | null>> {
  return analysis.hours.map((hour) => [
    analysis.file,
    hourName(hour.hour),
    hour.today,
    hour.expected,
    hour.difference,
    hour.factor,
    hour.z,
    hour.verdict,
  ]);
}
