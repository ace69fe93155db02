import type { Call } from '../../eval/builtin.js';
import type { Query } from '../../eval/query.js';
import type { TableStream } from '../../eval/stream.js';
import { Column } from '../../table/column.js';
import { keyEntries, Table } from '../../table/table.js';
import { GroupStream } from '../group.js';
import type { SeriesGroup } from '../source/group-scan.js';
import { AggregateFunction, AggregateStream, aggregateTables, storageOrder } from './aggregate.js';
import type { Aggregate } from './aggregate.js';

/** The number of rows, nulls among them. */
export const countRows: Aggregate = (_, start, stop) => ({ type: 'int', value: BigInt(stop - start) });

/** The same as influxd's function of that name, which takes no times, unlike its counting by window. */
const count: Aggregate = (column, start, stop) =>
  column.type === 'time' ? undefined : countRows(column, start, stop);

/** On groups directly on a read influxd's storage counts series by series, so that they need not have one type. */
export class CountFunction extends AggregateFunction {
  constructor() {
    super('count', () => count, {}, 'always');
  }

  override stream(input: TableStream, label: string, call: Call): TableStream {
    return input instanceof GroupStream && label === '_value'
      ? new GroupCountStream(input, call)
      : super.stream(input, label, call);
  }
}

function isPushed(group: GroupStream, query: Query): boolean {
  return group.isPushed(query) && query.single(group);
}

class GroupCountStream extends AggregateStream {
  constructor(
    private readonly group: GroupStream,
    call: Call,
  ) {
    super('count', '_value', group, call, (tables, query) => {
      const groups = isPushed(group, query) ? group.seriesGroups(tables, query) : undefined;
      return groups ? groups.map(countGroup) : aggregateTables(tables, '_value', count);
    });
  }

  override sources(query: Query): readonly TableStream[] {
    return isPushed(this.group, query) ? this.group.sources(query) : [this.group];
  }
}

function countGroup({ key, members }: SeriesGroup): Table {
  const rows = members.reduce((sum, { length }) => sum + length, 0);
  const value = Column.repeat('int', BigInt(rows), 1);
  return storageOrder(Table.from(key, [...keyEntries(key, 1), ['_value', value] as const], 1));
}
