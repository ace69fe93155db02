import type { Query } from '../../eval/query.js';
import type { TableStream } from '../../eval/stream.js';
import type { Table } from '../../table/table.js';
import { GroupStream } from '../group.js';
import { ScanStream } from '../source/scan.js';
import { WindowStream } from '../windows/window.js';

export interface Pushed {
  /** In the order in which the storage emits what it makes of them. */
  tables: Table[];
  grouped: boolean;
}

/** What influxd's storage would aggregate by itself: a read, its windows or its groups; undefined for anything else. */
export function pushedInput(input: TableStream, query: Query): Pushed | undefined {
  if (input instanceof ScanStream && query.single(input))
    return { tables: input.tables(query), grouped: false };
  if (input instanceof GroupStream && input.isPushed(query) && query.single(input))
    return { tables: input.result(query), grouped: true };
  const windows = input instanceof WindowStream ? input.inStorage(query) : undefined;
  return windows && { tables: windows, grouped: false };
}
