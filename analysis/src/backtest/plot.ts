import type { Model, Status, Subject } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import { type ColorName, color } from '../charts/colors.js';
import type { Chart } from '../charts/render.js';
import { minuteName } from '../output/times.js';
import { binned, binSize } from './bins.js';
import type { Judged, LabelledWindow } from './types.js';

const rowColors: Partial<Record<Subject, ColorName>> = {
  approved: 'today',
  denied: 'low',
  failed: 'r1',
  reversed: 'r3',
  backend_reversed: 'r2',
};
/** Higher scores say no more to the eye, and would press the levels to the ground. */
const scoreCeiling = 10;
const [top, bottom, left, right] = [64, 30, 56, 92];
const [titleHeight, countHeight, scoreHeight, rowGap] = [20, 104, 46, 18];
const rowHeight = titleHeight + countHeight + scoreHeight + rowGap;

export interface PlotInput {
  judged: Judged;
  labels: readonly LabelledWindow[] | null;
  model: Model;
  title: string;
}

/** The size in which the plot has room for every row. */
export function plotSize({ judged }: Pick<PlotInput, 'judged'>) {
  return { width: 1400, height: top + rowsOf(judged).length * rowHeight + bottom, narrow: false };
}

/** A row a watched status: its count in the band of what is usual, below it the score; incidents and labels shaded. */
export function backtestPlot({ judged, labels, model, title }: PlotInput): Chart {
  const step = binSize(judged.minutes);
  const rows = rowsOf(judged);
  const first = judged.start / 60_000;
  const calendar = { dated: judged.dated, first, minutes: judged.minutes };
  const times = Array.from({ length: Math.ceil(judged.minutes / step) }, (_, bin) =>
    minuteName(first + bin * step, calendar),
  );
  const shape: Shape = { step, bins: times.length, first };
  return () => ({
    title: [
      heading(title, `per minute${step > 1 ? `, means of ${String(step)} minutes` : ''}`),
      ...rows.map((status, row) => rowTitle(status, row)),
    ],
    legend: legend(labels !== null),
    grid: rows.flatMap((_, row) => [
      { left, right, top: top + row * rowHeight + titleHeight, height: countHeight },
      { left, right, top: top + row * rowHeight + titleHeight + countHeight + 4, height: scoreHeight },
    ]),
    xAxis: rows.flatMap((_, row) => [
      timeAxis(times, 2 * row, false, step),
      timeAxis(times, 2 * row + 1, row === rows.length - 1, step),
    ]),
    yAxis: rows.flatMap((_, row) => [countAxis(2 * row), scoreAxis(2 * row + 1)]),
    series: rows.flatMap((status, row) => [
      ...countSeries(judged, status, row, shape, labels ?? []),
      scoreSeries(judged, status, row, shape, model),
    ]),
  });
}

interface Shape {
  step: number;
  bins: number;
  /** First minute, since the epoch. */
  first: number;
}

/** Every watched status; silence is drawn with the approved, which it takes away. */
function rowsOf({ scores }: Judged): Status[] {
  return statuses.filter((status) => scores[status] !== undefined);
}

function heading(title: string, note: string) {
  return {
    text: title,
    subtext: note,
    left,
    top: 8,
    padding: 0,
    itemGap: 4,
    textStyle: { color: color('ink'), fontSize: 16, fontWeight: 600 },
    subtextStyle: { color: color('muted'), fontSize: 12 },
  };
}

function rowTitle(status: Status, row: number) {
  return {
    text: status.replace('_', ' '),
    left,
    top: top + row * rowHeight,
    padding: 0,
    textStyle: { color: color(rowColors[status] ?? 'ink'), fontSize: 13, fontWeight: 600 },
  };
}

function legend(labelled: boolean) {
  const entry = (name: string, fill: ColorName, icon = 'roundRect') => ({
    name,
    icon,
    itemStyle: { color: color(fill) },
  });
  return {
    top: 12,
    right,
    itemWidth: 16,
    itemHeight: 10,
    itemGap: 22,
    selectedMode: false,
    textStyle: { color: color('muted'), fontSize: 12 },
    data: [
      entry('usual range', 'band'),
      entry('expected', 'expected', 'rect'),
      entry('incident', 'high-soft'),
      ...(labelled ? [entry('label', 'ink', 'rect')] : []),
    ],
  };
}

function timeAxis(times: string[], gridIndex: number, labelled: boolean, step: number) {
  const everyMinutes =
    [60, 120, 180, 360, 720, 1440, 2880].find((every) => (times.length * step) / every <= 26) ?? 1440;
  return {
    type: 'category',
    gridIndex,
    data: times,
    boundaryGap: false,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: color('line') } },
    axisLabel: {
      show: labelled,
      color: color('muted'),
      fontSize: 12,
      hideOverlap: true,
      interval: (index: number) => (index * step) % everyMinutes === 0,
    },
  };
}

function countAxis(gridIndex: number) {
  return {
    type: 'value',
    gridIndex,
    splitNumber: 3,
    axisLabel: { color: color('muted'), fontSize: 11 },
    splitLine: { lineStyle: { color: color('line') } },
  };
}

function scoreAxis(gridIndex: number) {
  return {
    type: 'value',
    gridIndex,
    min: 0,
    max: scoreCeiling,
    interval: scoreCeiling / 2,
    axisLabel: { color: color('muted'), fontSize: 11 },
    splitLine: { show: false },
  };
}

function countSeries(
  judged: Judged,
  status: Status,
  row: number,
  { step, bins, first }: Shape,
  labels: readonly LabelledWindow[],
) {
  const axes = { xAxisIndex: 2 * row, yAxisIndex: 2 * row, type: 'line', symbol: 'none', silent: true };
  const mean = (series: Float64Array) => binned(series, step, 'mean');
  const band = judged.bands[status];
  const lower = band ? mean(band.lower) : [];
  const upper = band ? mean(band.upper) : [];
  const counts = Float64Array.from(judged.counts[status], (count, minute) =>
    judged.covered[minute] === 1 ? count : NaN,
  );
  const concerns = (subject: Subject) =>
    subject === status || (status === 'approved' && subject === 'silence');
  const bin = (minute: number) => Math.min(bins - 1, Math.max(0, Math.floor(minute / step)));
  const span = (start: number, end: number) => [
    bin(start),
    Math.min(bins - 1, Math.max(bin(end), bin(start) + 1)),
  ];
  return [
    {
      ...axes,
      name: 'band base',
      stack: `band ${status}`,
      lineStyle: { opacity: 0 },
      data: lower,
    },
    {
      ...axes,
      name: 'usual range',
      stack: `band ${status}`,
      lineStyle: { opacity: 0 },
      itemStyle: { color: color('band') },
      areaStyle: { color: color('band'), opacity: 1 },
      data: upper.map((value, index) => (value === null ? null : value - (lower[index] ?? 0))),
    },
    {
      ...axes,
      name: 'incident',
      itemStyle: { color: color('high-soft') },
      data: [],
      markArea: {
        silent: true,
        data: judged.incidents
          .filter((incident) => concerns(incident.status))
          .map(({ direction, start, end }) => {
            const [from, to] = span(start - first, end - first);
            return [
              {
                xAxis: from,
                itemStyle: { color: color(direction === 'below' ? 'low-soft' : 'high-soft'), opacity: 0.85 },
              },
              { xAxis: to },
            ];
          }),
      },
    },
    {
      ...axes,
      name: 'label',
      itemStyle: { color: color('ink') },
      data: [],
      markLine: {
        silent: true,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: color('ink'), width: 4, type: 'solid' },
        // Along the upper edge, where it hides neither the count nor the shade.
        data: labels
          .filter((label) => concerns(label.status))
          .map(({ start, end }) => {
            const [from, to] = span(start, end);
            const edge = ceilingOf(counts, upper, step);
            return [{ coord: [from, edge] }, { coord: [to, edge] }];
          }),
      },
    },
    {
      ...axes,
      name: 'expected',
      itemStyle: { color: color('expected') },
      lineStyle: { color: color('expected'), width: 1, type: [4, 3] },
      data: band ? mean(band.expected) : [],
    },
    {
      ...axes,
      name: status,
      lineStyle: { color: color(rowColors[status] ?? 'ink'), width: 1 },
      data: mean(counts),
    },
  ];
}

/** The height at which labels are drawn: the highest point of the row. */
function ceilingOf(counts: Float64Array, upper: ReadonlyArray<number | null>, step: number): number {
  const highest = (values: ReadonlyArray<number | null>) =>
    values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return Math.max(highest(binned(counts, step, 'mean')), highest(upper), 1);
}

function scoreSeries(judged: Judged, status: Status, row: number, { step }: Shape, { constants }: Model) {
  const own = judged.scores[status]!;
  const silence = status === 'approved' ? judged.scores.silence : undefined;
  const score = Float64Array.from(own, (value, minute) =>
    Math.min(scoreCeiling, Math.max(0, value, silence?.[minute] ?? 0)),
  );
  const level = (yAxis: number, name: ColorName) => ({
    yAxis,
    lineStyle: { color: color(name), type: [4, 3], width: 1 },
    label: {
      show: true,
      position: 'end',
      formatter: `${yAxis === constants.criticalLevel ? 'critical' : 'warning'} ${String(yAxis)}`,
      color: color('muted'),
      fontSize: 10,
      ...(yAxis === constants.criticalLevel ? { verticalAlign: 'bottom' } : { verticalAlign: 'top' }),
    },
  });
  return {
    name: `${status} score`,
    type: 'line',
    step: 'middle',
    symbol: 'none',
    silent: true,
    xAxisIndex: 2 * row + 1,
    yAxisIndex: 2 * row + 1,
    lineStyle: { color: color('muted'), width: 1 },
    areaStyle: { color: color('muted'), opacity: 0.18 },
    data: binned(score, step, 'max'),
    markLine: {
      silent: true,
      symbol: 'none',
      data: [level(constants.warningLevel, 'high-bar'), level(constants.criticalLevel, 'low')],
    },
  };
}
