import type { Args, Builtin, Call, Parameter } from '../../eval/builtin.js';
import { Closure } from '../../eval/closure.js';
import { FluxError, planError } from '../../eval/errors.js';
import { columnNatures, inferProperties } from '../../eval/infer.js';
import type { Nature } from '../../eval/natures.js';
import { columnTypeOf, natureOf } from '../../eval/natures.js';
import { equal } from '../../eval/operators.js';
import type { Query } from '../../eval/query.js';
import { Row } from '../../eval/record.js';
import { labelsMade, labelsRead, rowLabels } from '../../eval/row-labels.js';
import { resultTypes } from '../../eval/row-types.js';
import { bindFunction } from '../../eval/rows.js';
import { planSize } from '../../eval/result-names.js';
import { FailedStream, TableStream } from '../../eval/stream.js';
import { cellValue, recordOf } from '../../eval/values.js';
import type { FluxFunction, FluxRecord } from '../../eval/values.js';
import { ColumnBuilder } from '../../table/builder.js';
import { Column } from '../../table/column.js';
import type { ColumnType } from '../../table/column.js';
import { compareStrings } from '../../table/group-key.js';
import type { GroupKey } from '../../table/group-key.js';
import { mergeByKey } from '../../table/merge.js';
import { Table } from '../../table/table.js';
import { builtin, inPackage, otherwise, piped, required, sorted, within } from '../transform.js';
import { sortTable } from '../sort.js';
import { matchRows } from './match.js';
import { pairsOf } from './on.js';
import type { Pair } from './on.js';

type Method = 'inner' | 'left' | 'right' | 'full';

interface Spec {
  on: readonly Pair[];
  /** The columns that the rows of each side must have. */
  labels: () => Record<'l' | 'r', readonly string[]>;
  as: FluxFunction;
  method: Method;
  call: Call;
}

function joinStreams(args: Args, call: Call, method: string, on: readonly Pair[]): TableStream {
  if (method !== 'inner' && method !== 'left' && method !== 'right' && method !== 'full')
    throw new FluxError(`invalid argument for 'method' - must be "inner", "left", "right", or "full"`);
  const as = args.compiled('as');
  const [l, r] = [args.stream('left'), args.stream('right')];
  if (l === r && !l.standsForFilter) return joinedWithItself(l, call);
  const labels = (): ReturnType<Spec['labels']> => ({
    l: labelsAsked(
      l,
      labelsRead(as, 'l'),
      on.map((pair) => pair.left),
    ),
    r: labelsAsked(
      r,
      labelsRead(as, 'r'),
      on.map((pair) => pair.right),
    ),
  });
  const spec: Spec = { on, labels, as, method, call };
  return new TableStream({
    kind: call.name,
    inputs: [l, r],
    makes: () => labelsMade(as, { l, r }),
    rowTypes: () => resultTypes(as, { l: l.rowTypes(), r: r.rowTypes() }),
    at: call.at,
    passing: 'regrouped',
    compute: ([left, right], query) =>
      joinTables(sorted(mergeByKey(left)), sorted(mergeByKey(right)), spec, query),
  });
}

/** One stream on both sides is one input to influxd, which has no plan for that. */
function joinedWithItself(stream: TableStream, call: Call): TableStream {
  const operation = `join.tables${planSize(stream)}`;
  const error = planError(
    `invalid physical query plan: found logical operation "${operation}"`,
    'internal error',
  );
  return new FailedStream(error, call.name, [stream], call.at);
}

/** Of those by which the sides are joined, it shows elsewhere that they are missing. */
function labelsAsked(side: TableStream, read: readonly string[], joinedBy: readonly string[]): string[] {
  const asked = new Set([...rowLabels(side), ...read]);
  for (const label of joinedBy) asked.delete(label);
  return [...asked].sort(compareStrings);
}

type Types = ReadonlyMap<string, ColumnType>;

/** The columns that any table of a side has. */
function schemaOf(tables: readonly Table[]): Types {
  return new Map(
    tables
      .filter((table) => table.length > 0)
      .flatMap((table) => table.entries().map(([label, { type }]) => [label, type] as const)),
  );
}

function joinTables(left: readonly Table[], right: readonly Table[], spec: Spec, query: Query): Table[] {
  const groups = new Map<string, { left: Table | undefined; right: Table | undefined }>();
  for (const table of left) groups.set(table.key.id(), { left: table, right: undefined });
  for (const table of right)
    groups.set(table.key.id(), { left: groups.get(table.key.id())?.left, right: table });
  const schemas = { l: schemaOf(left), r: schemaOf(right) };
  const result: Table[] = [];
  const all = [...groups.values()];
  const first = all.find((group) => group.left && group.right) ?? all[0];
  // What is read is looked for only in the tables joined first: those that both sides have, if there are any.
  if (first) checkSides(first, schemas, spec.labels());
  const found = all.map((group) => ({ l: rowsOf(group.left), r: rowsOf(group.right) }));
  // That a table has no counterpart shows when all have come.
  const pairs = [
    ...found.filter(({ l, r }) => l && r),
    ...found.filter(({ l, r }) => Boolean(l) !== Boolean(r)),
  ];
  for (const { l, r } of pairs) {
    query.checkpoint();
    try {
      result.push(...joinGroup(l, r, schemas, spec, query));
    } catch (error) {
      throw l && r ? error : atEnd(error);
    }
  }
  return result;
}

/** That there is no counterpart is known when all have come, and then no longer where in the script. */
function atEnd(error: unknown): unknown {
  if (error instanceof FluxError) error.final = true;
  return error;
}

function rowsOf(table: Table | undefined): Table | undefined {
  return table && table.length > 0 ? table : undefined;
}

function columnTypes(table: Table): Types {
  return new Map(table.entries().map(([label, { type }]) => [label, type]));
}

function checkSides(
  { left, right }: { left: Table | undefined; right: Table | undefined },
  schemas: { l: Types; r: Types },
  labels: ReturnType<Spec['labels']>,
): void {
  try {
    checkSide('left', rowsOf(left) ? columnTypes(left!) : schemas.l, labels.l);
    checkSide('right', rowsOf(right) ? columnTypes(right!) : schemas.r, labels.r);
  } catch (error) {
    throw left && right ? error : atEnd(error);
  }
}

function checkSide(side: string, types: Types, labels: readonly string[]): void {
  const failed = (what: string): FluxError => new FluxError(`error preparing ${side} side of join: ${what}`);
  // The condition, at least, reads a column of each side.
  if (types.size === 0) throw failed('cannot join on an empty table');
  for (const label of labels) if (!types.has(label)) throw failed(`table is missing label ${label}`);
}

/** Bytes of a joined record and of the row that is made of it, roughly. */
const recordBytes = 400;

/** The joined rows: a piece for each value of the join key, as influxd hands them on. */
function joinGroup(
  left: Table | undefined,
  right: Table | undefined,
  schemas: { l: Types; r: Types },
  { on, as, method, call }: Spec,
  query: Query,
): Table[] {
  const { key } = (left ?? right)!;
  const l = left
    ? sortTable(
        left,
        on.map((pair) => pair.left),
        false,
        query,
      )
    : defaultRow(key, schemas.l);
  const r = right
    ? sortTable(
        right,
        on.map((pair) => pair.right),
        false,
        query,
      )
    : defaultRow(key, schemas.r);
  const keys = {
    left: left ? keyColumns(l, on, 'left') : [],
    right: right ? keyColumns(r, on, 'right') : [],
  };
  if (left && right) checkKeyTypes(keys, on);
  const matches = matchRows(keys.left, keys.right);
  const kept = matches.filter(
    (match) =>
      (match.left.length > 0 || method === 'right' || method === 'full') &&
      (match.right.length > 0 || method === 'left' || method === 'full'),
  );
  if (kept.length === 0) return [];
  const noLeft = new Row(defaultRow(key, left ? columnTypes(left) : schemas.l));
  const noRight = new Row(defaultRow(key, right ? columnTypes(right) : schemas.r));
  const fn = bindFunction(as, ['l', 'r'], query, call.at);
  const leftRow = new Row(l);
  const rightRow = new Row(r);
  const records: FluxRecord[] = [];
  const ends: number[] = [];
  for (const match of kept) {
    for (const i of match.left.length > 0 ? match.left : [-1]) {
      leftRow.index = Math.max(i, 0);
      for (const j of match.right.length > 0 ? match.right : [-1]) {
        rightRow.index = Math.max(j, 0);
        query.made(recordBytes);
        const record = recordOf(fn(i < 0 ? noLeft : leftRow, j < 0 ? noRight : rightRow), 'result of as');
        checkKey(record, key);
        records.push(record);
      }
    }
    ends.push(records.length);
  }
  const joined = tableOfRecords(records, key, as, { l: columnNatures(l), r: columnNatures(r) });
  return ends.map((end, index) => joined.slice(index === 0 ? 0 : ends[index - 1], end));
}

/** A side's columns of the join key. Throws FluxError where its table lacks one. */
function keyColumns(table: Table, on: readonly Pair[], side: 'left' | 'right'): Column[] {
  return on.map(({ [side]: label }) => {
    const column = table.column(label);
    if (column) return column;
    throw new FluxError(
      `cannot set join columns in ${side} table stream: table is missing column '${label}'`,
    );
  });
}

/** Throws FluxError for columns that cannot be compared; influxd panics then. */
function checkKeyTypes({ left, right }: Record<'left' | 'right', Column[]>, on: readonly Pair[]): void {
  const at = on.findIndex((_, index) => left[index].type !== right[index].type);
  if (at >= 0)
    throw new FluxError(
      `cannot join on columns of different types: '${on[at].left}' is ${left[at].type}, '${on[at].right}' is ${right[at].type}`,
    );
}

/** The row of a side that has none: the key's values, null elsewhere. */
function defaultRow(key: GroupKey, types: Types): Table {
  const entries = [...types].map(([label, type]) => {
    return [label, Column.repeat(type, key.find(label)?.value ?? null, 1)] as const;
  });
  return Table.from(key, entries, 1);
}

function checkKey(record: FluxRecord, key: GroupKey): void {
  for (const { label, type, value } of key.columns) {
    if (!record.has(label) || !equal(record.get(label), value))
      throw new FluxError(
        `join cannot modify group key: output record has a missing or invalid value for column '${label}:${type}'`,
      );
  }
}

function tableOfRecords(
  records: readonly FluxRecord[],
  key: GroupKey,
  as: FluxFunction,
  sides: { l: ReadonlyMap<string, Nature>; r: ReadonlyMap<string, Nature> },
): Table {
  const columns: Array<readonly [string, Column]> = [];
  const inferred = as instanceof Closure ? inferProperties(as, sides) : () => undefined;
  for (const label of [...records[0].fields.keys()].sort(compareStrings)) {
    const sample = records.map((record) => record.get(label)).find((value) => value !== null);
    const nature = sample === undefined || sample === null ? inferred(label) : natureOf(sample);
    if (nature === undefined) continue;
    const type = columnTypeOf(nature);
    if (!type)
      throw new FluxError(
        `map object property "${label}" is ${nature} type which is not supported in a flux table`,
      );
    const builder = new ColumnBuilder(type, records.length);
    for (const record of records) builder.append(cellValue(record.get(label)));
    columns.push([label, builder.build()]);
  }
  return Table.from(key, columns, records.length);
}

/** How `join.time` is written. */
const ofTime = { name: 'tables', at: 'join/join.flux|266:5-272:6' };

const sides: Record<string, Parameter> = { left: piped, right: required, as: required };

const withMethod = (name: Method): Builtin =>
  builtin(name, { ...sides, on: required }, (args, call) =>
    joinStreams(args, call, name, pairsOf(args.compiled('on'))),
  );

export const joinPackageFunctions: Builtin[] = inPackage(
  'join',
  ...(['inner', 'left', 'right', 'full'] as const).map(withMethod),
  builtin('tables', { ...sides, on: required, method: required }, (args, call) =>
    joinStreams(args, call, args.string('method'), pairsOf(args.compiled('on'))),
  ),
  builtin('time', { ...sides, method: otherwise('inner') }, (args, call) =>
    within(ofTime, () => joinStreams(args, call, args.string('method'), [{ left: '_time', right: '_time' }])),
  ),
);
