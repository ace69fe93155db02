import { type DataFrame, type Field, FieldType } from '@grafana/data';

import { type Metric, metrics } from './contract.js';
import { bareName, identify } from './identify.js';

/** One metric of one status as it arrived: ascending times (ms) and their values. */
export interface Series {
  times: number[];
  values: Array<number | null>;
}

/** Everything the frames hold, by status and metric, and the field that configures a status's display. */
export interface Collected {
  series: Map<string, Map<Metric, Series>>;
  sources: Map<string, { field: Field; frame: DataFrame }>;
  found: Set<Metric>;
  hasTime: boolean;
  hasStatus: boolean;
}

const known: ReadonlySet<string> = new Set(metrics);

function namesIn(frames: readonly DataFrame[]): Set<string> {
  const names = new Set<string>();
  for (const frame of frames) {
    for (const field of frame.fields) {
      const name = bareName(field, frame);
      if (known.has(name)) {
        names.add(name);
      }
    }
  }
  return names;
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'boolean') {
    return value ? 1 : 0;
  }
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function isAscending(times: readonly number[]): boolean {
  for (let i = 1; i < times.length; i++) {
    if (times[i]! <= times[i - 1]!) {
      return false;
    }
  }
  return true;
}

function combine(metric: Metric, a: number | null, b: number | null): number | null {
  if (a === null || b === null) {
    return a ?? b;
  }
  if (metric === 'count') {
    return a + b;
  }
  return metric === 'covered' ? Math.min(a, b) : b;
}

/** Sorts by time; rows of one time become one: counts add up (shards), a partial shard makes it partial. */
function ordered(metric: Metric, series: Series): Series {
  if (isAscending(series.times)) {
    return series;
  }
  const rows = series.times.map((time, i) => [time, series.values[i] ?? null] as const);
  rows.sort((a, b) => a[0] - b[0]);
  const times: number[] = [];
  const values: Array<number | null> = [];
  for (const [time, value] of rows) {
    const last = times.length - 1;
    if (last >= 0 && times[last] === time) {
      values[last] = combine(metric, values[last]!, value);
    } else {
      times.push(time);
      values.push(value);
    }
  }
  return { times, values };
}

interface Sink {
  append(status: string, metric: Metric, time: number, value: number | null): void;
  whole(status: string, metric: Metric, times: number[], values: unknown[]): void;
}

function makeSink(out: Collected): Sink {
  const slot = (status: string, metric: Metric): Series => {
    const byMetric = out.series.get(status) ?? new Map<Metric, Series>();
    out.series.set(status, byMetric);
    const series = byMetric.get(metric) ?? { times: [], values: [] };
    byMetric.set(metric, series);
    out.found.add(metric);
    return series;
  };
  // Columns that are still the frame's own: read, and copied before anything is added.
  const borrowed = new Set<Series>();
  const own = (series: Series): Series => {
    if (borrowed.delete(series)) {
      series.times = [...series.times];
    }
    return series;
  };
  return {
    append(status, metric, time, value) {
      const series = own(slot(status, metric));
      series.times.push(time);
      series.values.push(value);
    },
    whole(status, metric, times, values) {
      const series = slot(status, metric);
      if (series.times.length === 0) {
        series.times = times;
        series.values = values.map(toNumber);
        borrowed.add(series);
        return;
      }
      own(series);
      series.times = series.times.concat(times);
      series.values = series.values.concat(values.map(toNumber));
    },
  };
}

/** What is gathered so far, and the way to add to it. */
interface Gathering {
  out: Collected;
  sink: Sink;
}

/** A long frame names the status in a column of strings, row by row. */
function collectLong(
  frame: DataFrame,
  { time, status }: { time: Field; status: Field },
  query: Set<string>,
  { out, sink }: Gathering,
): void {
  const names = namesIn([frame]);
  for (const field of frame.fields) {
    const identity = identify(field, frame, { frame: names, query, rowStatus: 'any' });
    if (!identity) {
      continue;
    }
    for (let row = 0; row < frame.length; row++) {
      const rowStatus = status.values[row] as unknown;
      const at = toNumber(time.values[row]);
      const value = toNumber(field.values[row]);
      if (typeof rowStatus === 'string' && rowStatus !== '' && at !== null && value !== null) {
        sink.append(rowStatus, identity.metric, at, value);
        if (identity.metric === 'count' && !out.sources.has(rowStatus)) {
          out.sources.set(rowStatus, { field, frame });
        }
      }
    }
  }
}

function collectWide(frame: DataFrame, time: Field, query: Set<string>, { out, sink }: Gathering): void {
  const names = namesIn([frame]);
  for (const field of frame.fields) {
    const identity = identify(field, frame, { frame: names, query });
    if (!identity) {
      continue;
    }
    out.hasStatus = true;
    sink.whole(identity.status, identity.metric, time.values as number[], field.values as unknown[]);
    if (identity.metric === 'count' || !out.sources.has(identity.status)) {
      out.sources.set(identity.status, { field, frame });
    }
  }
}

/** A frame without times cannot be drawn, but what it holds need not be called missing. */
function noteTimeless(frame: DataFrame, query: Set<string>, out: Collected): void {
  const names = namesIn([frame]);
  for (const field of frame.fields) {
    const identity = identify(field, frame, { frame: names, query });
    if (identity) {
      out.hasStatus = true;
      out.found.add(identity.metric);
    }
  }
}

/** Gathers every status's metrics from frames in any order and shape: wide, many, or long. */
export function collect(frames: readonly DataFrame[]): Collected {
  const out: Collected = {
    series: new Map(),
    sources: new Map(),
    found: new Set(),
    hasTime: false,
    hasStatus: false,
  };
  const gathering = { out, sink: makeSink(out) };
  const byQuery = new Map<string, DataFrame[]>();
  for (const frame of frames) {
    const key = frame.refId ?? '';
    byQuery.set(key, [...(byQuery.get(key) ?? []), frame]);
  }
  for (const group of byQuery.values()) {
    const query = namesIn(group);
    for (const frame of group) {
      const time = frame.fields.find((field) => field.type === FieldType.time);
      if (!time) {
        noteTimeless(frame, query, out);
        continue;
      }
      out.hasTime = true;
      const status = frame.fields.find(
        (f) => f.type === FieldType.string && f.name.toLowerCase() === 'status',
      );
      if (status) {
        out.hasStatus = true;
        collectLong(frame, { time, status }, query, gathering);
      } else {
        collectWide(frame, time, query, gathering);
      }
    }
  }
  for (const byMetric of out.series.values()) {
    for (const [metric, series] of byMetric) {
      byMetric.set(metric, ordered(metric, series));
    }
  }
  return out;
}
