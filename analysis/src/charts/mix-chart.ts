import type { Status } from '@firewatch/flux';
import type { Incident } from '../incidents/types.js';
import { minuteName } from '../output/times.js';
import type { Calendar } from '../output/times.js';
import { perMinute } from '../transactions/series.js';
import type { Series } from '../transactions/series.js';
import type { ColorName } from './colors.js';
import { color } from './colors.js';
import type { Chart } from './render.js';

/** The statuses that are watched, each with a row of its own: their counts differ by orders of magnitude. */
const rows: ReadonlyArray<{ status: Status; color: ColorName }> = [
  { status: 'approved', color: 'today' },
  { status: 'denied', color: 'low' },
  { status: 'failed', color: 'r1' },
  { status: 'reversed', color: 'r3' },
  { status: 'backend_reversed', color: 'r2' },
];

export interface MixData {
  calendar: Calendar;
  series: Series;
  incidents: readonly Incident[];
}

/** Height of the chart: a row a status. */
export const mixChartHeight = 620;

/** A row a watched status, its transactions a minute, with the incidents shaded where that status was off. */
export function mixChart(data: MixData): Chart {
  return ({ narrow, height }) => {
    const left = narrow ? 38 : 52;
    const rowHeight = (height - 34) / rows.length;
    const times = timesOf(data);
    const shown = labelsOf(data, narrow);
    return {
      title: rows.map(({ status, color: name }, index) => ({
        text: status.replace('_', ' '),
        left,
        top: index * rowHeight,
        padding: 0,
        textStyle: { color: color(name), fontSize: 13, fontWeight: 600 },
      })),
      grid: rows.map((_, index) => ({
        left,
        right: 8,
        top: index * rowHeight + 22,
        height: rowHeight - 34,
      })),
      xAxis: rows.map((_, index) => timeAxis(times, index, { labelled: index === rows.length - 1, shown })),
      yAxis: rows.map((_, index) => countAxis(index, data.series.step === 1)),
      series: rows.map(({ status, color: name }, index) => ({
        name: status,
        type: 'line',
        symbol: 'none',
        silent: true,
        xAxisIndex: index,
        yAxisIndex: index,
        lineStyle: { color: color(name), width: 1.25 },
        itemStyle: { color: color(name) },
        areaStyle: { color: color(name), opacity: 0.12 },
        data: data.series.counts[status].map((_, point) => rounded(perMinute(data.series, status, point))),
        markArea: { silent: true, data: shades(data, status) },
      })),
    };
  };
}

function timesOf({ calendar, series }: MixData): string[] {
  return series.counts.approved.map((_, point) => minuteName(calendar.first + point * series.step, calendar));
}

/** Minutes between labels: round ones, of which as few as needed are shown. */
const labelSteps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 10_080];

/** Whether a point has a label: on round times, and as many as there is room for. */
function labelsOf({ calendar, series }: MixData, narrow: boolean): (point: number) => boolean {
  const points = series.counts.approved.length;
  const short = calendar.minutes <= 1440;
  const room = narrow ? (short ? 4 : 3) : short ? 12 : 8;
  const every = labelSteps.find((step) => (points * series.step) / step <= room) ?? 40_320;
  return (point) => (calendar.first + point * series.step) % every < series.step;
}

function timeAxis(
  times: string[],
  gridIndex: number,
  { labelled, shown }: { labelled: boolean; shown: (point: number) => boolean },
) {
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
      interval: shown,
      hideOverlap: true,
    },
  };
}

function countAxis(gridIndex: number, whole: boolean) {
  return {
    type: 'value',
    gridIndex,
    splitNumber: 2,
    minInterval: whole ? 1 : 0,
    axisLabel: { color: color('muted'), fontSize: 11 },
    splitLine: { lineStyle: { color: color('line') } },
  };
}

/** Stretches in which a status (or everything: silence) had an incident, in points of the chart. */
function shades({ calendar, series, incidents }: MixData, status: Status) {
  const last = series.counts.approved.length - 1;
  const point = (minute: number) =>
    Math.min(last, Math.max(0, Math.floor((minute - calendar.first) / series.step)));
  return incidents
    .flatMap((incident) => incident.statuses)
    .filter(
      (incident) => incident.status === status || (status === 'approved' && incident.status === 'silence'),
    )
    .map(({ direction, start, end }) => [
      {
        xAxis: point(start),
        itemStyle: { color: color(direction === 'below' ? 'low-soft' : 'high-soft') },
      },
      // A short incident still gets a stroke that can be seen.
      { xAxis: Math.min(last, Math.max(point(end), point(start) + 1)) },
    ]);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
