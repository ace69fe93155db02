import { type Lane } from '../data/model.js';
import { knownStatuses } from '../data/contract.js';

type Column = Array<number | null>;

/** Statuses as they are stacked, bottom first: always in the same order, so that layers keep their place. */
export function stackOrder(lanes: readonly Lane[]): Lane[] {
  const place = (lane: Lane): number => {
    const at = (knownStatuses as readonly string[]).indexOf(lane.status);
    return at < 0 ? knownStatuses.length : at;
  };
  return [...lanes].sort((a, b) => place(a) - place(b) || a.status.localeCompare(b.status));
}

function totals(columns: readonly Column[], length: number): Column {
  const out = new Array<number | null>(length).fill(null);
  for (const column of columns) {
    for (let i = 0; i < length; i++) {
      const value = column[i];
      if (value != null) {
        out[i] = (out[i] ?? 0) + value;
      }
    }
  }
  return out;
}

/**
 * Running sums, one column a layer. As shares each minute's top is 1; a minute without any transactions has
 * no shares and stays empty.
 */
export function stack(columns: readonly Column[], length: number, asShare: boolean): Column[] {
  const sum = asShare ? totals(columns, length) : null;
  let below = new Array<number | null>(length).fill(null);
  const any = totals(columns, length);
  return columns.map((column) => {
    below = below.map((base, i) => {
      if (any[i] == null || (sum && !sum[i])) {
        return null;
      }
      const value = column[i] ?? 0;
      return (base ?? 0) + (sum ? value / sum[i]! : value);
    });
    return below;
  });
}

/** Sums of the last `points` points at each point; empty where the point itself is. */
export function rolling(column: Column, points: number): Column {
  return column.map((value, i) => {
    if (value === null) {
      return null;
    }
    let sum = 0;
    for (let j = Math.max(0, i - points + 1); j <= i; j++) {
      sum += column[j] ?? 0;
    }
    return sum;
  });
}

/** What is expected of a layer: its baseline, or its own count where it has none. */
export function expectedLayer(lane: Pick<Lane, 'expected' | 'count'>): Column {
  const baseline = lane.expected.some((value) => value !== null);
  return baseline ? lane.expected : lane.count;
}

/** Whether a layer is thick enough for a line of its own: half a percent of everything. */
export function isVisibleLayer(lane: Lane, lanes: readonly Lane[]): boolean {
  const sum = (column: readonly (number | null)[]): number =>
    column.reduce<number>((total, value) => total + (value ?? 0), 0);
  const all = lanes.reduce((total, other) => total + sum(other.count), 0);
  return all > 0 && sum(lane.count) / all >= 0.005;
}
