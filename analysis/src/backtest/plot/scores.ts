import type { Model, Status } from '@firewatch/flux';
import { type ColorName, color } from '../../charts/colors.js';
import type { Judged } from '../types.js';
import { binned, type Shape } from './bins.js';
import { scoreCeiling } from './layout.js';

/** The score of a status with the two levels; silence shows with the approved, which it takes away. */
export function scoreSeries(
  judged: Judged,
  status: Status,
  row: number,
  { step }: Shape,
  { constants }: Model,
) {
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
