import type { Status, Subject } from '@firewatch/flux';
import { color } from '../../charts/colors.js';
import type { Judged, LabelledWindow } from '../types.js';
import { binned, type Shape } from './bins.js';
import { colorOf } from './layout.js';

/** The counts of a status in the band of what is usual, its incidents shaded, its labels along the upper edge. */
export function countSeries(
  judged: Judged,
  status: Status,
  row: number,
  { step, points, first }: Shape,
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
  const bin = (minute: number) => Math.min(points - 1, Math.max(0, Math.floor(minute / step)));
  const span = (start: number, end: number) => [
    bin(start),
    Math.min(points - 1, Math.max(bin(end), bin(start) + 1)),
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
      lineStyle: { color: colorOf(status), width: 1 },
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
