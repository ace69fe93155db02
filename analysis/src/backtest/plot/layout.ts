import type { Status, Subject } from '@firewatch/flux';
import { type ColorName, color } from '../../charts/colors.js';

const rowColors: Partial<Record<Subject, ColorName>> = {
  approved: 'today',
  denied: 'low',
  failed: 'r1',
  reversed: 'r3',
  backend_reversed: 'r2',
};

/** Higher scores say no more to the eye, and would press the levels to the ground. */
export const scoreCeiling = 10;

const [top, bottom, left, right] = [64, 30, 56, 92];
const [titleHeight, countHeight, scoreHeight, rowGap] = [20, 104, 46, 18];
const rowHeight = titleHeight + countHeight + scoreHeight + rowGap;
const legendLine = 'path://M0 4 H16 V6 H0 Z';
const legendBar = 'path://M0 2 H16 V8 H0 Z';

/** Width and height in which so many rows have room. */
export function sizeOf(rows: number) {
  return { width: 1400, height: top + rows * rowHeight + bottom, narrow: false };
}

export function colorOf(status: Status): string {
  return color(rowColors[status] ?? 'ink');
}

/** The two grids of a row: counts, and below them the score. */
export function grids(row: number) {
  const start = top + row * rowHeight + titleHeight;
  return [
    { left, right, top: start, height: countHeight },
    { left, right, top: start + countHeight + 4, height: scoreHeight },
  ];
}

export function heading(title: string, note: string) {
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

export function rowTitle(status: Status, row: number) {
  return {
    text: status.replace('_', ' '),
    left,
    top: top + row * rowHeight,
    padding: 0,
    textStyle: { color: colorOf(status), fontSize: 13, fontWeight: 600 },
  };
}

export function legend(labelled: boolean) {
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
      entry('expected', 'expected', legendLine),
      entry('incident', 'high-soft'),
      ...(labelled ? [entry('label', 'ink', legendBar)] : []),
    ],
  };
}
