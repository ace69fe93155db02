import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import type { Query } from '../eval/query.js';
import { TableStream } from '../eval/stream.js';
import { compareStrings, GroupKey } from '../table/group-key.js';
import { keyFrom } from '../table/table.js';
import type { Table } from '../table/table.js';
import { ScanStream } from './source/scan.js';
import { groupSeries, seriesGroups } from './source/group-scan.js';
import type { SeriesGroup } from './source/group-scan.js';
import { builtin, otherwise, piped, sorted } from './transform.js';

interface GroupSpec {
  mode: 'by' | 'except';
  /** In the order given. */
  columns: readonly string[];
}

function group(args: Args, call: Call): TableStream {
  const mode = args.string('mode');
  if (mode !== 'by' && mode !== 'except') throw new FluxError('invalid group mode: must be "by" or "except"');
  return new GroupStream(args.stream(), { mode, columns: args.strings('columns') }, call);
}

/** A stream's rows under other keys. */
export class GroupStream extends TableStream {
  constructor(
    readonly input: TableStream,
    private readonly spec: GroupSpec,
    call: Call,
  ) {
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      // Of several groups in a row influxd makes one.
      placeless: (query) => this.sources(query)[0] !== input,
      passing: (_, query) => (this.isPushed(query) ? 'chunks' : 'regrouped'),
      compute: ([tables], query) => {
        const groups = this.seriesGroups(tables, query);
        return groups ? groupSeries(groups) : groupTables(tables, spec.mode, spec.columns, query);
      },
    });
  }

  /** Whether all rows come into one table. */
  get isWhole(): boolean {
    return this.spec.mode === 'by' && this.spec.columns.length === 0;
  }

  /** Of groups directly one after the other, the last alone counts. */
  override sources(query: Query): readonly TableStream[] {
    const { input } = this;
    return input instanceof GroupStream && query.single(input) ? input.sources(query) : [input];
  }

  /** The read's series by group where influxd's storage groups them; undefined where it does not. */
  seriesGroups(tables: readonly Table[], query: Query): SeriesGroup[] | undefined {
    const [source] = this.sources(query);
    if (!(source instanceof ScanStream) || !this.isPushed(query)) return undefined;
    return seriesGroups(source, this.spec.columns, tables);
  }

  /** Whether influxd's storage groups by itself: by tags, directly on a read that nothing else reads. */
  isPushed(query: Query): boolean {
    const { mode, columns } = this.spec;
    const [source] = this.sources(query);
    const byTags = mode === 'by' && !columns.includes('_time') && !columns.includes('_value');
    return byTags && source instanceof ScanStream && source.isFree(query);
  }
}

/** The parts of each table under their new keys, piece by piece. */
export function groupTables(
  tables: readonly Table[],
  mode: 'by' | 'except',
  given: readonly string[],
  query: Query,
): Table[] {
  const columns = [...given].sort(compareStrings);
  const listed = new Set(columns);
  return tables.flatMap((table) => {
    query.checkpoint();
    const labels = mode === 'by' ? columns : table.layout.labels.filter((label) => !listed.has(label));
    const present = labels.filter((label) => table.column(label));
    if (present.every((label) => table.key.has(label)))
      return [table.withKey(new GroupKey(present.map((label) => table.key.find(label)!)))];
    return sorted(splitRows(table, new Set(present)));
  });
}

/** A table's rows by the values of the columns named, each part under their key. */
export function splitRows(table: Table, by: ReadonlySet<string>): Table[] {
  const labels = table.layout.labels.filter((label) => by.has(label));
  const columns = labels.map((label) => table.column(label)!);
  const parts = new Map<unknown, number[]>();
  for (let row = 0; row < table.length; row++) {
    // One column needs no text that stands for several cells.
    const id =
      columns.length === 1
        ? rowId(columns[0].isNull(row) ? null : columns[0].raw(row))
        : textId(columns, row);
    const rows = parts.get(id);
    if (rows) rows.push(row);
    else parts.set(id, [row]);
  }
  return [...parts.values()].map((rows) => {
    const part = table.take(rows);
    return part.withKey(keyFrom(labels, part));
  });
}

const rowId = (value: unknown): unknown => value;

function textId(
  columns: ReadonlyArray<{ isNull(row: number): boolean; raw(row: number): unknown }>,
  row: number,
): string {
  let id = '';
  for (const column of columns) id += column.isNull(row) ? 'n\u0000' : `:${String(column.raw(row))}\u0000`;
  return id;
}

export const groupFunctions: Builtin[] = [
  builtin('group', { tables: piped, columns: otherwise([]), mode: otherwise('by') }, group),
];
