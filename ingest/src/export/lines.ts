import { FluxQueryError, influx, type Connection } from '@firewatch/flux';
import { flux } from '@influxdata/influxdb-client';
import { dayMs } from '../clock.js';
import { formatLine, seriesPrefix, type FieldValue } from '../write/line.js';

/** Columns of a row that are no tags. */
const own = new Set(['result', 'table', '_start', '_stop', '_time', '_value', '_field', '_measurement']);
const times = /^(.+:\d{2})(?:\.(\d{1,9}))?Z$/;

/** What one day of a bucket holds, as line protocol: a line for each value, in the database's order. */
export async function* exportLines(
  connection: Connection,
  { bucket, from, to }: { bucket: string; from: Date; to: Date },
): AsyncGenerator<string> {
  const api = influx(connection).getQueryApi(connection.org);
  for (let start = from.getTime(); start < to.getTime(); start += dayMs) {
    const stop = new Date(Math.min(to.getTime(), start + dayMs));
    const script = flux`from(bucket: ${bucket}) |> range(start: ${new Date(start)}, stop: ${stop})`;
    for await (const { values, tableMeta } of api.iterateRows(script)) {
      const cells = tableMeta.columns.map(({ index, label, dataType }) => ({
        label,
        dataType,
        text: values[index] ?? '',
      }));
      const failure = cells.find(({ label }) => label === 'error');
      if (failure !== undefined) throw new FluxQueryError(failure.text, 200);
      yield toLine(cells);
    }
  }
}

interface Cell {
  label: string;
  dataType: string;
  text: string;
}

function toLine(cells: readonly Cell[]): string {
  const text = (label: string): string => cells.find((cell) => cell.label === label)?.text ?? '';
  const value = cells.find(({ label }) => label === '_value');
  const tags = Object.fromEntries(
    cells.filter(({ label }) => !own.has(label)).map((cell) => [cell.label, cell.text]),
  );
  const prefix = seriesPrefix(text('_measurement'), tags);
  return formatLine(prefix, { [text('_field')]: fieldValue(value) }, nanoseconds(text('_time')));
}

function fieldValue(cell: Cell | undefined): FieldValue {
  switch (cell?.dataType) {
    case 'long':
      return BigInt(cell.text);
    case 'double':
      return Number(cell.text);
    case 'boolean':
      return cell.text === 'true';
    case 'string':
      return cell.text;
    default:
      throw new Error(`a value of type ${cell?.dataType ?? 'none'} cannot be exported`);
  }
}

function nanoseconds(time: string): string {
  const parts = times.exec(time);
  if (parts === null) throw new Error(`"${time}" is no time`);
  return `${String(Date.parse(`${parts[1] ?? ''}Z`) / 1000)}${(parts[2] ?? '').padEnd(9, '0')}`;
}

/** The first time in a bucket, or null when it is empty. */
export async function firstTime(connection: Connection, bucket: string): Promise<Date | null> {
  const api = influx(connection).getQueryApi(connection.org);
  let first: number | null = null;
  // Measurements are asked for with their first point each; the series are few beside the points.
  const script = flux`from(bucket: ${bucket}) |> range(start: 0, stop: 30d) |> first() |> keep(columns: ["_time"])`;
  for await (const { values, tableMeta } of api.iterateRows(script)) {
    const time = Date.parse(String(tableMeta.get(values, '_time')));
    if (!Number.isNaN(time) && (first === null || time < first)) first = time;
  }
  return first === null ? null : new Date(first);
}
