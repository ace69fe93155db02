import { Column } from '../../table/column.js';
import { keyEntries, Table } from '../../table/table.js';
import type { SeriesGroup } from '../source/group-scan.js';
import { AggregateFunction, storageOrder } from './aggregate.js';
import type { Aggregate } from './aggregate.js';

/** The number of rows, nulls among them. */
export const countRows: Aggregate = (_, start, stop) => ({ type: 'int', value: BigInt(stop - start) });

/** The same as influxd's function of that name, which takes no times, unlike its counting by window. */
const count: Aggregate = (column, start, stop) =>
  column.type === 'time' ? undefined : countRows(column, start, stop);

/** On groups directly on a read influxd's storage counts series by series, so that they need not have one type. */
function countGroup({ key, members }: SeriesGroup): Table {
  const rows = members.reduce((sum, { length }) => sum + length, 0);
  const value = Column.repeat('int', BigInt(rows), 1);
  return storageOrder(Table.from(key, [...keyEntries(key, 1), ['_value', value] as const], 1));
}

export const countFunction = new AggregateFunction('count', () => count, {
  storage: 'always',
  ofGroup: countGroup,
});
