import type { Model, Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import type { Chart } from '../../charts/render.js';
import { minuteName } from '../../output/times.js';
import type { Judged, LabelledWindow } from '../types.js';
import { countAxis, scoreAxis, timeAxis } from './axes.js';
import { binSize, type Shape } from './bins.js';
import { countSeries } from './counts.js';
import { grids, heading, legend, rowTitle, sizeOf } from './layout.js';
import { scoreSeries } from './scores.js';

export interface PlotInput {
  judged: Judged;
  labels: readonly LabelledWindow[] | null;
  model: Model;
  title: string;
}

/** The size in which the plot has room for every row. */
export function plotSize(judged: Judged) {
  return sizeOf(rowsOf(judged).length);
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
  const shape: Shape = { step, points: times.length, first };
  return () => ({
    title: [
      heading(
        title,
        `transactions a minute${step > 1 ? ` (means of ${String(step)} minutes)` : ''}, and below them the score`,
      ),
      ...rows.map((status, row) => rowTitle(status, row)),
    ],
    legend: legend(labels !== null),
    grid: rows.flatMap((_, row) => grids(row)),
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

/** Every watched status; silence is drawn with the approved, which it takes away. */
function rowsOf({ scores }: Judged): Status[] {
  return statuses.filter((status) => scores[status] !== undefined);
}
