import { color } from '../../charts/colors.js';
import { scoreCeiling } from './layout.js';

export function timeAxis(times: string[], gridIndex: number, labelled: boolean, step: number) {
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

export function countAxis(gridIndex: number) {
  return {
    type: 'value',
    gridIndex,
    splitNumber: 3,
    axisLabel: { color: color('muted'), fontSize: 11 },
    splitLine: { lineStyle: { color: color('line') } },
  };
}

export function scoreAxis(gridIndex: number) {
  return {
    type: 'value',
    gridIndex,
    min: 0,
    max: scoreCeiling,
    interval: scoreCeiling / 2,
    // The ends would collide with the labels of the counts above and of the time below.
    axisLabel: { color: color('muted'), fontSize: 11, showMinLabel: false, showMaxLabel: false },
    splitLine: { show: false },
  };
}
