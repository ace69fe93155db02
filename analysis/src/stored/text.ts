import { fixed, percent, whole } from '../output/numbers.js';
import { layTable, wrap } from '../output/table.js';
import type { Terminal } from '../output/terminal.js';
import { rangeName } from './range.js';
import type { InstallationReport } from './types.js';

const textWidth = 100;

/** The report as a person reads it on a terminal. */
export function reportText(report: InstallationReport, { colors }: Pick<Terminal, 'colors'>): string {
  const money = report.totals.some(({ amount }) => amount !== null);
  const table = layTable(
    ['status', 'count', 'share', ...(money ? ['amount'] : [])].map((title, index) => ({
      title,
      align: index === 0 ? 'left' : 'right',
    })),
    report.totals.map(({ status, count, share, amount }) => ({
      cells: [
        status,
        whole(count),
        percent(share, 2),
        ...(money ? [amount === null ? '–' : fixed(amount, 2)] : []),
      ],
    })),
    colors.bold,
  );
  return [
    colors.bold(`Report ${rangeName(report)}`),
    table,
    ...report.story.map((sentence) => {
      const text = wrap(`• ${sentence}`, textWidth, '  ');
      return sentence.includes(', critical)') ? colors.red(text) : text;
    }),
  ].join('\n');
}
