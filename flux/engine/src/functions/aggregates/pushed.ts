import type { Query } from '../../eval/query.js';
import type { TableStream } from '../../eval/stream.js';
import type { Table } from '../../table/table.js';
import { GroupStream } from '../group.js';
import { computeStored } from '../source/refused.js';
import { readTables, ScanStream } from '../source/scan.js';
import { WindowStream } from '../windows/window.js';

/** The group that influxd's storage aggregates by itself; undefined where it does not. */
export function pushedGroup(input: TableStream, query: Query): GroupStream | undefined {
  return input instanceof GroupStream && input.isPushed(query) && query.single(input) ? input : undefined;
}

/**
 * What influxd's storage makes of a read, or of its windows, series by series; undefined where it does not do it by itself.
 * Throws CutOffError where it refuses a series.
 */
export function computePushed(
  fn: string,
  input: TableStream,
  query: Query,
  make: (table: Table) => Table,
): Table[] | undefined {
  const window = input instanceof WindowStream ? input : undefined;
  const read = window ? window.storedRead(query) : input;
  if (!(read instanceof ScanStream) || !read.isFree(query)) return undefined;
  return computeStored(fn, read.spec, query, (spec) => {
    const tables = spec === read.spec ? read.tables(query) : readTables(spec, query);
    return (window ? window.ofSeries(tables, query) : tables).map(make);
  });
}
