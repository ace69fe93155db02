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

/** Totals and the chart's series, of the rows of `report-mix` and `report-priced`. */
export function toMix(
  { mix, priced }: { mix: readonly Row[]; priced: readonly Row[] },
  { from, step, points }: MixGrid,
): StoredMix {
  const series = unknownSeries(step, points);
  const amounts = new Map<Status, number>();
  for (const { result, _time: time, _field: field, _value: value, status } of mix) {
    if (typeof value !== 'number') continue;
    const point = Math.floor((Date.parse(String(time)) / minuteMs - from) / step);
    if (result === 'known') series.known[point] = value;
    else if (!isStatus(status)) continue;
    else if (field === 'amount') amounts.set(status, (amounts.get(status) ?? 0) + value);
    else addTo(series, status, point, value);
  }
  const pricedOf = new Map(priced.map((row) => [row['status'], Number(row['count'])]));
  const count = (status: Status) => series.counts[status].reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const volume = statuses.reduce((sum, status) => sum + count(status), 0);
  const totals = statuses.map((status) => ({
    status,
    count: count(status),
    share: volume > 0 ? count(status) / volume : 0,
    amount: amounts.get(status) ?? null,
    priced: pricedOf.get(status) ?? 0,
  }));
  return { volume, totals, series };
}

/** Whether any of the rows of `report-mix` is of amounts. */
export function hasAmounts(mix: readonly Row[]): boolean {
  return mix.some((row) => row['_field'] === 'amount');
}

function isStatus(value: unknown): value is Status {
  return (statuses as readonly unknown[]).includes(value);
}
