import { basename } from 'node:path';
import type { CsvTable } from '../analyze/analyzed.js';
import { excessByStatus } from '../incidents/group.js';
import { fixed, percent, whole } from '../output/numbers.js';
import { layTable, wrap } from '../output/table.js';
import type { Column } from '../output/table.js';
import type { Terminal } from '../output/terminal.js';
import { isoMinute, minuteName } from '../output/times.js';
import type { TransactionsAnalysis } from './types.js';

const textWidth = 100;
/** Worst minutes that fit under a table; the report and `--json` have all ten. */
const worstShown = 5;

/** The analysis as a person reads it on a terminal. */
export function transactionsText(
  analysis: TransactionsAnalysis,
  { colors }: Pick<Terminal, 'colors'>,
): string {
  const tint = (sentence: string) =>
    sentence.includes(', critical)')
      ? colors.red(sentence)
      : sentence.includes(', warning)')
        ? colors.yellow(sentence)
        : sentence;
  return [
    colors.bold(colors.underline(basename(analysis.file))) + colors.dim('  transactions'),
    totalsTable(analysis, colors.bold),
    colors.bold('What happened, the most harmful first'),
    ...analysis.story.map((sentence) => tint(wrap(`• ${sentence}`, textWidth, '  '))),
    colors.bold('Minutes in which most payments went wrong'),
    worstTable(analysis, colors.bold),
    ...analysis.notes.map((note) => colors.dim(wrap(`note: ${note}`, textWidth, '  '))),
  ].join('\n');
}

function totalsTable({ totals, calendar }: TransactionsAnalysis, bold: (text: string) => string): string {
  const money = totals.some(({ amount }) => amount !== null);
  const columns: Column[] = [
    { title: 'status', align: 'left' },
    { title: 'count', align: 'right' },
    { title: 'share', align: 'right' },
    { title: 'most a minute', align: 'right' },
    { title: 'at', align: 'left' },
    ...(money ? [{ title: 'amount', align: 'right' } as const] : []),
  ];
  const lines = totals.map(({ status, count, share, most, amount }) => ({
    cells: [
      status,
      whole(count),
      percent(share, 2),
      most === null ? '–' : whole(most.count),
      most === null ? '' : minuteName(most.minute, calendar),
      ...(money ? [amount === null ? '–' : fixed(amount, 2)] : []),
    ],
  }));
  return layTable(columns, lines, bold);
}

function worstTable(
  { worstMinutes, calendar }: TransactionsAnalysis,
  bold: (text: string) => string,
): string {
  if (worstMinutes.length === 0) return 'none';
  const names = ['minute', 'wrong', 'share', 'volume', 'denied', 'failed', 'reversed', 'backend_reversed'];
  return layTable(
    names.map((title, index) => ({ title, align: index === 0 ? 'left' : 'right' })),
    worstMinutes.slice(0, worstShown).map((row) => ({
      cells: [
        minuteName(row.minute, calendar),
        whole(row.wrong),
        percent(row.share, 0),
        ...[row.volume, row.denied, row.failed, row.reversed, row.backend_reversed].map(whole),
      ],
    })),
    bold,
  );
}

/**
 * The analysis as the object that `--json` prints for its file. Minutes are counted from the file's first, as in the
 * output of `backtest`; `from` says when that was, where the file has dates.
 */
export function transactionsJson(analysis: TransactionsAnalysis) {
  const { calendar, totals } = analysis;
  const at = (minute: number) => minute - calendar.first;
  return {
    file: analysis.file,
    kind: analysis.kind,
    minutes: calendar.minutes,
    days: Number((calendar.minutes / 1440).toFixed(3)),
    ...(calendar.dated && { from: isoMinute(calendar.first) }),
    totals: Object.fromEntries(totals.map(({ status, count }) => [status, count])),
    shares: Object.fromEntries(totals.map(({ status, share }) => [status, share])),
    ...(totals.some(({ amount }) => amount !== null) && {
      amounts: Object.fromEntries(totals.map(({ status, amount }) => [status, amount])),
    }),
    hours: hoursOf(analysis),
    episodes: analysis.episodes,
    incidents: analysis.incidents.map((incident) => ({
      start: at(incident.start),
      end: at(incident.end),
      severity: incident.severity,
      open: incident.open,
      harm: incident.harm,
      excess: Object.fromEntries(excessByStatus(incident)),
      statuses: incident.statuses.map(({ status, direction, start, end, state, peak, excess }) => ({
        status,
        direction,
        start: at(start),
        end: at(end),
        state,
        peak,
        excess,
      })),
    })),
    worstMinutes: analysis.worstMinutes.map((row) => ({ ...row, minute: at(row.minute) })),
    trend: analysis.trend.map((row) => ({ ...row, since: at(row.since) })),
    notes: analysis.notes,
    story: analysis.story,
  };
}

/** Each hour's counts; an hour in which nothing came is not there. */
function hoursOf({ calendar, hours }: TransactionsAnalysis) {
  const counts = new Map<number, Record<string, number>>();
  for (const { hour, status, count } of hours) {
    const own = counts.get(hour) ?? {};
    counts.set(hour, own);
    own[status] = count;
  }
  return [...counts].map(([hour, own]) => ({ start: Math.max(0, hour * 60 - calendar.first), counts: own }));
}

/**
 * The incidents, a row each status of each: minutes from the file's first and, where the file has dates, the same minutes as
 * RFC 3339.
 */
export function transactionsCsv({ file, calendar, incidents }: TransactionsAnalysis): CsvTable {
  const time = (minute: number) => (calendar.dated ? isoMinute(minute) : null);
  return {
    header: [
      'file',
      'incident',
      'status',
      'direction',
      'state',
      'start',
      'end',
      'start_time',
      'end_time',
      'peak',
      'excess',
    ],
    rows: incidents.flatMap((incident) =>
      incident.statuses.map(({ status, direction, state, start, end, peak, excess }) => [
        file,
        incident.start - calendar.first,
        status,
        direction,
        state,
        start - calendar.first,
        end - calendar.first,
        time(start),
        time(end),
        peak,
        excess,
      ]),
    ),
  };
}
