import type { Judged } from './types.js';
import { layTable } from '../output/table.js';
import { whole } from '../output/numbers.js';
import { duration, minuteName, spanOfMinutes } from '../output/times.js';
import type { Terminal } from '../output/terminal.js';
import type { LevelFigures } from './evaluate.js';
import type { BacktestReport } from './summary.js';
import type { SweepRow } from './sweep.js';

type Colors = Terminal['colors'];

/** The report for people. */
export function describe(report: BacktestReport, judged: Judged, colors: Colors): string {
  return [
    overview(report, judged, colors),
    report.warning && report.critical ? labelTable(report, judged, colors) : null,
    report.sweep ? sweepTable(report.sweep, report, colors) : null,
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}

function calendarOf({ dated, start, minutes }: Judged) {
  return { dated, first: start / 60_000, minutes };
}

function overview(report: BacktestReport, judged: Judged, colors: Colors): string {
  const calendar = calendarOf(judged);
  const total = Object.values(report.statuses).reduce((sum, count) => sum + count, 0);
  const absent = report.absent > 0 ? `, ${duration(report.absent)} of them absent` : '';
  const from = report.from === undefined ? '' : ` from ${report.from}`;
  const head = `${whole(total)} transactions in ${duration(report.minutes)}${from}${absent}`;
  if (report.episodes.length === 0) return `${head}\nNothing out of the ordinary.`;
  const { first } = calendar;
  return `${head}\n\n${layTable(
    [
      { title: 'when', align: 'left' },
      { title: 'status', align: 'left' },
      { title: '', align: 'left' },
      { title: 'severity', align: 'left' },
      { title: 'peak', align: 'right' },
    ],
    report.episodes.map(({ status, direction, severity, start, end, peak }) => ({
      cells: [
        start === end
          ? minuteName(first + start, calendar)
          : spanOfMinutes(first + start, first + end, calendar),
        status,
        direction === 'above' ? '↑' : '↓',
        severity,
        peak.toFixed(1),
      ],
      paint: severity === 'critical' ? colors.red : colors.yellow,
    })),
    colors.dim,
  )}`;
}

function labelTable(report: BacktestReport, judged: Judged, colors: Colors): string {
  const windows = report.windows ?? 0;
  const row = (name: string, level: number, figures: LevelFigures) => ({
    cells: [
      `${name} ${level.toFixed(1)}`,
      `${String(figures.found)} of ${String(windows)}`,
      alarmText(figures),
      delayText(figures),
    ],
  });
  const table = layTable(
    [
      { title: 'level', align: 'left' },
      { title: 'windows found', align: 'right' },
      { title: 'false alarms a day', align: 'right' },
      { title: 'mean delay', align: 'right' },
    ],
    [
      row('warning', report.levels.warning, report.warning!),
      row('critical', report.levels.critical, report.critical!),
    ],
    colors.dim,
  );
  const calendar = calendarOf(judged);
  const missed = (report.critical?.missed ?? []).map(
    ({ status, start, end }) =>
      `  missed at critical: ${status}, ${spanOfMinutes(calendar.first + start, calendar.first + end, calendar)} (minutes ${String(start)} to ${String(end)})`,
  );
  return [table, ...missed].join('\n');
}

function sweepTable(rows: readonly SweepRow[], { levels, windows }: BacktestReport, colors: Colors): string {
  const labelled = windows !== undefined;
  return layTable(
    [
      { title: 'level', align: 'left' },
      { title: 'incidents a day', align: 'right' },
      { title: 'messages a day', align: 'right' },
      ...(labelled
        ? ([
            { title: 'kept', align: 'right' },
            { title: 'lost', align: 'right' },
            { title: 'false alarms a day', align: 'right' },
            { title: 'mean delay', align: 'right' },
          ] as const)
        : []),
    ],
    rows.map(({ level, incidentsPerDay, messagesPerDay, labelled: figures }) => ({
      cells: [
        `${level.toFixed(1)}${level === levels.warning ? ' warning' : level === levels.critical ? ' critical' : ''}`,
        incidentsPerDay.toFixed(1),
        messagesPerDay.toFixed(1),
        ...(figures
          ? [String(figures.found), String(figures.missed.length), alarmText(figures), delayText(figures)]
          : []),
      ],
      ...(level === levels.warning || level === levels.critical ? { paint: colors.bold } : {}),
    })),
    colors.dim,
  );
}

function alarmText({ falseAlarmsPerDay }: LevelFigures): string {
  return falseAlarmsPerDay === null ? '–' : falseAlarmsPerDay.toFixed(2);
}

function delayText({ meanDelayMinutes }: LevelFigures): string {
  return meanDelayMinutes === null ? '–' : `${meanDelayMinutes.toFixed(2)} min`;
}
