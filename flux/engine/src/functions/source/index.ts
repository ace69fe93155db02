import type { Args, Builtin, Call } from '../../eval/builtin.js';
import { FluxError, planError, RepeatedKeyError, startError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import { intersect, TableStream } from '../../eval/stream.js';
import type { Bounds } from '../../eval/stream.js';
import { Time } from '../../eval/values.js';
import type { BucketInfo } from '../../eval/types.js';
import { ColumnBuilder } from '../../table/builder.js';
import { Column } from '../../table/column.js';
import { GroupKey } from '../../table/group-key.js';
import type { KeyColumn } from '../../table/group-key.js';
import { Table } from '../../table/table.js';
import { builtin, optional, otherwise, piped, required, sorted, transform } from '../transform.js';
import { boundsColumns, rangedRow, ScanStream } from './scan.js';

/** `from`, before `range` has said of what time. */
class FromStream extends TableStream {
  constructor(
    readonly bucketOf: () => BucketInfo,
    name: string,
    call: Call,
  ) {
    super({
      kind: 'from',
      inputs: [],
      at: call.at,
      compute: () => {
        throw this.unbounded();
      },
    });
    this.name = name;
  }

  /** How the script names the bucket. */
  private readonly name: string;

  /** A read of it with two readers is one without bounds, though each may be a `range`. */
  override checkPlan(query: Query): void {
    if (!query.single(this)) throw this.unbounded();
  }

  private unbounded(): FluxError {
    return planError(
      `cannot submit unbounded read to "${this.name}"; try bounding 'from' with a call to 'range'`,
    );
  }
}

/** A bucket by name or id. Throws FluxError, in influxd's words, where there is none to be read. */
export function findBucket(query: Query, wanted: { name?: string; id?: string }): BucketInfo {
  if ((wanted.name ?? wanted.id) === '') throw startError('no bucket name or id have been specified');
  if (wanted.id !== undefined) checkId(wanted.id);
  const found = query.context.catalog.find(wanted);
  if (found && query.context.catalog.may?.('read', found.id) !== false) return found;
  throw startError(
    wanted.name === undefined ? `bucket "${wanted.id}" not found` : `could not find bucket "${wanted.name}"`,
    'not found',
  );
}

/** Refuses what cannot be the id of a bucket: 16 hexadecimal digits. */
function checkId(id: string): void {
  const bad = (what: string): FluxError => startError(`invalid bucket id: ${what}`);
  if (Buffer.byteLength(id) !== 16) throw bad('id must have a length of 16 bytes');
  if (!/^[0-9a-f]+$/i.test(id)) throw bad('invalid ID');
}

function from(args: Args, call: Call): TableStream {
  const byName = args.has('bucket');
  if (byName === args.has('bucketID'))
    throw new FluxError(`must specify ${byName ? 'only one of ' : ''}bucket or bucketID`);
  args.refuse('host', 'org', 'orgID');
  const wanted = byName ? { name: args.string('bucket') } : { id: args.string('bucketID') };
  return new FromStream(() => findBucket(call.query, wanted), wanted.name ?? wanted.id ?? '', call);
}

function rangeBounds(args: Args, { query }: Call): Bounds {
  const now = query.now();
  const start = args.instant('start', now);
  const stop = args.has('stop') ? args.instant('stop', now) : now;
  if (start >= stop) throw planError('cannot query an empty range');
  return { start, stop };
}

function range(args: Args, call: Call): TableStream {
  const input = args.stream();
  const bounds = rangeBounds(args, call);
  if (input instanceof FromStream)
    return new ScanStream(
      { bucketOf: input.bucketOf, bounds, series: [], values: [], equal: new Map(), asked: new Set() },
      { kind: 'range', at: call.at, input },
    );
  const clipped = input.bounds ? intersect(bounds, input.bounds) : bounds;
  return transform(call, input, (tables) => sorted(rangeTables(tables, clipped)), {
    bounds: clipped,
    rowTypes: rangedRow,
    demands: () => rangedRow,
  });
}

function rangeTables(tables: readonly Table[], bounds: Bounds): Table[] {
  const seen = new Set<string>();
  return tables.map((table) => {
    const ranged = rangeTable(table, bounds);
    const id = ranged.key.id();
    if (seen.has(id))
      throw new RepeatedKeyError(`range found duplicate table with key: ${table.key.toString()}`);
    seen.add(id);
    return ranged;
  });
}

/** The rows whose time lies within bounds. */
function within(table: Table, times: Column, { start, stop }: Bounds): Table {
  const isWithin = (row: number): boolean => {
    const time = times.raw(row) as bigint;
    return time >= start && time < stop && !times.isNull(row);
  };
  let row = 0;
  while (row < table.length && isWithin(row)) row++;
  if (row === table.length) return table;
  const rows = Array.from({ length: row }, (_, index) => index);
  for (row++; row < table.length; row++) if (isWithin(row)) rows.push(row);
  return table.take(rows);
}

function rangeTable(table: Table, bounds: Bounds): Table {
  const times = table.column('_time');
  if (!times) throw new FluxError("range error: supplied time column _time doesn't exist");
  if (times.type !== 'time')
    throw new FluxError('range error: provided time column _time is not of type time');
  for (const [label, name] of [
    ['_start', 'start'],
    ['_stop', 'stop'],
  ] as const) {
    if ((table.column(label)?.type ?? 'time') !== 'time')
      throw new FluxError(`range error: provided ${name} column _time is not of type time`);
  }
  const key = rangeKey(table.key, bounds);
  const taken = within(table, times, bounds);
  const limits = (label: string): Column => Column.repeat('time', key.find(label)!.value, taken.length);
  const added = ['_start', '_stop']
    .filter((label) => !table.column(label))
    .map((label) => [label, limits(label)] as const);
  const kept = taken
    .entries()
    .map(
      ([label, column]) => [label, label === '_start' || label === '_stop' ? limits(label) : column] as const,
    );
  return Table.from(key, [...added, ...kept], taken.length);
}

/** The input's bounds narrow the range where both are in its key and meet it. */
function rangeKey(key: GroupKey, bounds: Bounds): GroupKey {
  const start = key.find('_start')?.value;
  const stop = key.find('_stop')?.value;
  const [first, last] = boundsColumns(bounds) as [KeyColumn, KeyColumn];
  if (!key.has('_start') || !key.has('_stop')) {
    const added = [first, last].filter(({ label }) => !key.has(label));
    return new GroupKey([...added, ...key.columns]);
  }
  let used = bounds;
  if (start instanceof Time && stop instanceof Time && start.ns < bounds.stop && stop.ns > bounds.start)
    used = intersect(bounds, { start: start.ns, stop: stop.ns });
  const replaced = new Map(boundsColumns(used).map((column) => [column.label, column]));
  return new GroupKey(key.columns.map((column) => replaced.get(column.label) ?? column));
}

function buckets(args: Args, call: Call): TableStream {
  args.refuse('host', 'org', 'orgID');
  return new TableStream({
    kind: 'buckets',
    inputs: [],
    at: call.at,
    compute: (_inputs, { context }) => [
      bucketsTable(context.catalog.list().filter(({ id }) => context.catalog.may?.('read', id) !== false)),
    ],
  });
}

function bucketsTable(list: readonly BucketInfo[]): Table {
  const strings = (read: (bucket: BucketInfo) => string): Column => Column.strings(list.map(read));
  const nothing = new ColumnBuilder('string');
  nothing.appendNulls(list.length);
  const none = nothing.build();
  const period = Column.of(
    'int',
    list.map(({ retentionSeconds }) => BigInt(retentionSeconds) * 1_000_000_000n),
  );
  const orgId = list[0]?.orgId ?? '';
  const key = new GroupKey([{ label: 'organizationID', type: 'string', value: orgId }]);
  return Table.from(
    key,
    [
      ['name', strings(({ name }) => name)],
      ['id', strings(({ id }) => id)],
      ['organizationID', Column.repeat('string', orgId, list.length)],
      ['retentionPolicy', none],
      ['retentionPeriod', period],
    ],
    list.length,
  );
}

export const sourceFunctions: Builtin[] = [
  builtin(
    'from',
    { bucket: optional, bucketID: optional, host: optional, org: optional, orgID: optional, token: optional },
    from,
  ),
  builtin('range', { tables: piped, start: required, stop: otherwise(null) }, range),
  builtin('buckets', { host: optional, org: optional, orgID: optional, token: optional }, buckets),
];
