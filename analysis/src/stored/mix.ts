import type { Row, Status } from '@firewatch/flux';
import { minuteMs, statuses } from '@firewatch/flux';
import { addTo, unknownSeries } from '../transactions/series.js';
import type { Series } from '../transactions/series.js';
import type { StoredTotal } from './types.js';

export interface StoredMix {
  volume: number;
  totals: StoredTotal[];
  series: Series;
}

export interface MixGrid {
  /** First point's minute. */
  from: number;
  step: number;
  points: number;
}

/** Totals and the chart's series, of the rows of `report-mix`. */
export function toMix(rows: readonly Row[], { from, step, points }: MixGrid): StoredMix {
  const series = unknownSeries(step, points);
  const amounts = new Map<Status, number>();
  for (const { _time: time, _field: field, _value: value, status } of rows) {
    if (!isStatus(status) || typeof value !== 'number') continue;
    if (field === 'amount') amounts.set(status, (amounts.get(status) ?? 0) + value);
    else {
      const point = Math.floor((Date.parse(String(time)) / minuteMs - from) / step);
      if (point >= 0 && point < points) addTo(series, status, point, value);
    }
  }
  const count = (status: Status) => series.counts[status].reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const volume = statuses.reduce((sum, status) => sum + count(status), 0);
  const totals = statuses.map((status) => ({
    status,
    count: count(status),
    share: volume > 0 ? count(status) / volume : 0,
    amount: amounts.get(status) ?? null,
  }));
  return { volume, totals, series };
}

function isStatus(value: unknown): value is Status {
  return (statuses as readonly unknown[]).includes(value);
}
