import type { Args, Builtin, Call } from '../eval/builtin.js';
import { addDuration } from '../eval/calendar.js';
import { FluxError } from '../eval/errors.js';
import type { Query } from '../eval/query.js';
import type { TableStream } from '../eval/stream.js';
import { Duration, Time } from '../eval/values.js';
import type { Value } from '../eval/values.js';
import { Column } from '../table/column.js';
import type { Constant } from '../eval/library.js';
import { mergeByKey } from '../table/merge.js';
import type { Table } from '../table/table.js';
import { max, selectRows } from './aggregates/select.js';
import { sortedColumns } from './convert-tables.js';
import { groupTables } from './group.js';
import { sortTable } from './sort.js';
import { builtin, otherwise, piped, regrouped, required, sorted, transform } from './transform.js';

const path = 'influxdata/influxdb/monitor';

/** The last time of each series and whether it lies before the deadline. */
function deadman(args: Args, call: Call): TableStream {
  const deadline = args.time('t').ns;
  const compute = (tables: Table[]): Table[] =>
    sorted(
      tables.flatMap((table) => {
        const times = table.column('_time');
        if (!times) throw new FluxError('no column "_time" exists');
        const row = max(times, 0, table.length) ?? -1;
        if (row < 0) return [];
        const last = selectRows(table, [row], true);
        const dead = (last.column('_time')!.raw(0) as bigint) < deadline;
        return [sortedColumns(last.with('dead', Column.repeat('bool', dead, 1)))];
      }),
    );
  return regrouped(call, transform(call, args.stream(), compute, { oncePerKey: '' }));
}

const levels: Readonly<Record<string, number>> = { crit: 4, warn: 3, info: 2, ok: 1 };

/** What a row's level counts as; a change is kept where the count rises by one, or where it changes at all. */
type Rank = (level: string | null) => number;

/** The rows at which the level changed, grouped by it. */
function stateChanges(args: Args, call: Call): TableStream {
  const from = args.string('fromLevel');
  const to = args.string('toLevel');
  const anyChange = from === 'any' && to === 'any';
  // What ranks the levels does so row by row, before tables are whole.
  const checked = transform(
    call,
    args.stream(),
    (tables) => tables.filter((table) => checkLevels(table, { from, to, anyChange })),
    { passing: 'chunks' },
  );
  const rank: Rank = anyChange ? (level) => levels[level ?? ''] ?? 0 : (level) => directed(level, from, to);
  const compute = (tables: Table[], query: Query): Table[] => {
    // Rows of one series follow each other whatever level they have, be it part of the key.
    const series = tables.map((table) => table.withKey(table.key.filter(({ label }) => label !== '_level')));
    const changed = mergeByKey(series).flatMap((table) =>
      changesOf(table, { rank, keep: (step) => (anyChange ? step !== 0 : step === 1), query }),
    );
    return sorted(mergeByKey(sorted(changed).flatMap((table) => extendKey(table, query))));
  };
  return regrouped(call, transform(call, checked, compute));
}

/** Whether there is a row. Throws FluxError, in influxd's words, for levels that its functions of rows fail at. */
function checkLevels(
  table: Table,
  { from, to, anyChange }: { from: string; to: string; anyChange: boolean },
): boolean {
  if (table.length === 0) return false;
  const level = table.column('_level');
  if (!level && anyChange) throw new FluxError('duplicate error: column "_level" doesn\'t exist');
  const operator = to === 'any' && !anyChange ? '!=' : '==';
  if (level?.type !== 'string') {
    const mismatch = `unsupported binary expression ${level?.type ?? 'invalid'} ${operator} string`;
    throw new FluxError(
      anyChange ? `cannot compile: ${mismatch}` : `failed to evaluate map function: ${mismatch}`,
    );
  }
  // One of the two is compared with `and`, which does not take a null.
  const compared = !anyChange && (from === 'any' || to === 'any');
  for (let row = 0; compared && row < level.length; row++)
    if (level.isNull(row))
      throw new FluxError(
        'failed to evaluate map function: left operand to logical expression is not a boolean value, got null',
      );
  return true;
}

function directed(level: string | null, from: string, to: string): number {
  const isTo = to === 'any' ? level !== null && level !== from : level === to;
  if (isTo) return 1;
  const isFrom = from === 'any' ? level !== null && level !== to : level === from;
  return isFrom ? 0 : -10;
}

interface Changes {
  rank: Rank;
  /** Whether a step from one rank to the next is wanted. */
  keep: (step: number) => boolean;
  query: Query;
}

function changesOf(table: Table, { rank, keep, query }: Changes): Table[] {
  const ordered = sortTable(table, ['_source_timestamp', '_time'], false, query);
  const level = ordered.column('_level')!;
  const rows: number[] = [];
  for (let row = 1; row < ordered.length; row++)
    if (keep(rank(level.get(row) as string | null) - rank(level.get(row - 1) as string | null)))
      rows.push(row);
  if (rows.length === 0) return [];
  const kept = sortedColumns(ordered.take(rows));
  const entries = kept.entries();
  const last = entries.filter(([label]) => label === '_level');
  const rest = entries.filter(([label]) => label !== '_level');
  // The level was taken out and comes back as the last column before it becomes part of the key again.
  return [kept.withColumns([...rest, ...last])];
}

function extendKey(table: Table, query: Query): Table[] {
  return groupTables([table], 'by', [...table.key.columns.map(({ label }) => label), '_level'], query);
}

/** In an engine without a memory of runs, as in InfluxDB itself, the time that stands for no run. */
function lastSuccess(args: Args, call: Call): Value {
  const value = args.value('orTime');
  if (value instanceof Time) return value;
  if (value instanceof Duration) return new Time(addDuration(call.query.now(), value));
  throw new FluxError('orTime must be a time or a duration');
}

const any = otherwise('any');

export const monitorFunctions: Builtin[] = [
  builtin('deadman', { tables: piped, t: required }, deadman, { package: path }),
  builtin('stateChanges', { tables: piped, fromLevel: any, toLevel: any }, stateChanges, { package: path }),
  builtin('lastSuccess', { orTime: required }, lastSuccess, {
    package: 'influxdata/influxdb/tasks',
    returns: 'time',
  }),
];

export const monitorConstants: Constant[] = ['OK', 'Info', 'Warn', 'Crit', 'Unknown'].map((name) => ({
  package: path,
  name: `level${name}`,
  value: name.toLowerCase(),
}));
