import { FluxError } from '../eval/errors.js';
import type { Scalar } from '../eval/values.js';
import { ColumnBuilder } from '../table/builder.js';
import { GroupKey } from '../table/group-key.js';
import { Table } from '../table/table.js';
import { cellValue, datatypeOf } from './cells.js';
import type { Datatype } from './cells.js';
import { parseCsv } from './parse.js';

interface Shape {
  labels: readonly string[];
  types: readonly Datatype[];
  groups: readonly boolean[];
  defaults: readonly (Scalar | null)[];
  result: string;
  table: string;
  fields: number;
}

/** Rows that influxd decodes at a time. */
const buffered = 1000;

/** Where annotation, result and table stand before a table's own columns. */
const leading = 3;

/** The tables of one result in annotated CSV. Throws FluxError, saying what is wrong with the text. */
export function decodeAnnotated(text: string): Table[] {
  const lines = parseCsv(text);
  const tables: Table[] = [];
  let at = 0;
  let first: string | undefined;
  while (at < lines.length) {
    const { shape, next } = metadata(lines, at);
    if (first !== undefined && shape.result !== first)
      throw new FluxError('csv.from() can only parse 1 result');
    first = shape.result;
    at = readTables(lines, next, shape, tables);
  }
  return tables;
}

/** The rows of plain CSV as one table of texts: the first line is the header. */
export function decodeRaw(text: string): Table[] {
  const [header, ...rows] = parseCsv(text);
  if (!header) return [];
  const builders = header.map(() => new ColumnBuilder('string', rows.length));
  for (const row of rows) {
    if (row.length !== header.length) throw wrongFieldCount();
    row.forEach((cell, index) => builders[index].append(cell === '' ? null : cell));
  }
  const columns = builders.map((builder, index) => [header[index], builder.build()] as const);
  return [Table.from(GroupKey.empty, columns, rows.length)];
}

function wrongFieldCount(): FluxError {
  return new FluxError('wrong number of fields', { code: 'internal error' });
}

/** What a result's annotations and header say. Throws FluxError. */
function metadata(lines: readonly string[][], start: number): { shape: Shape; next: number } {
  const header = lines[start + leading];
  if (header?.[1] === 'error')
    throw new FluxError(lines[start + leading + 1]?.[1] ?? 'unexpected EOF', { code: 'internal error' });
  try {
    return readShape(lines, start);
  } catch (error) {
    if (error instanceof FluxError) error.message = `failed to read metadata: ${error.message}`;
    throw error;
  }
}

function readShape(lines: readonly string[][], start: number): { shape: Shape; next: number } {
  const found = new Map<string, string[]>();
  const fields = lines[start].length;
  let at = start;
  for (; !(found.has('datatype') && found.has('group') && found.has('default')); at++) {
    const line = lines[at];
    if (!line?.[0]?.startsWith('#')) throw missingAnnotation(found);
    if (line.length !== fields) throw new FluxError('failed to read annotations: wrong number of fields');
    found.set(line[0].slice(1), line);
  }
  const header = lines[at];
  if (!header) throw new FluxError('missing expected header row');
  if (header.length !== fields) throw new FluxError('failed to read header row: wrong number of fields');
  const labels = header.slice(leading);
  const columnTypes = labels.map((label, index) =>
    datatypeOf(label, found.get('datatype')![leading + index]),
  );
  const defaults = found.get('default')!;
  const shape: Shape = {
    labels,
    types: columnTypes,
    groups: labels.map((_, index) => found.get('group')![leading + index] === 'true'),
    defaults: labels.map((label, index) => {
      try {
        return cellValue(defaults[leading + index], columnTypes[index]);
      } catch (cause) {
        throw new FluxError(`column "${label}" has invalid default value`, { cause });
      }
    }),
    result: defaults[1] ?? '',
    table: defaults[2] ?? '',
    fields,
  };
  return { shape, next: at + 1 };
}

function missingAnnotation(found: ReadonlyMap<string, unknown>): FluxError {
  const name = ['datatype', 'group', 'default'].find((annotation) => !found.has(annotation));
  const hint = ' consider using the mode: "raw" for csv that is not expected to have annotations.';
  return name === 'datatype'
    ? new FluxError(`missing expected annotation datatype.${hint}`)
    : new FluxError(`missing expected annotation ${name}`, { code: 'internal error' });
}

/** The tables up to the next annotations; one without rows where there are none. */
function readTables(lines: readonly string[][], start: number, shape: Shape, tables: Table[]): number {
  let at = start;
  let rows: string[][] = [];
  let id: string | undefined;
  const finish = (): void => {
    if (id !== undefined || rows.length > 0) tables.push(tableOf(rows, shape));
    rows = [];
  };
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (line[0] !== '') break;
    if (line.length !== shape.fields) throw wrongFieldCount();
    const table = line[2];
    if (id !== undefined && table !== '' && table !== id) finish();
    if (rows.length === 0) id = table;
    rows.push(line);
  }
  if (rows.length > 0) finish();
  else if (id === undefined) {
    if (shape.table === '') throw new FluxError('missing table ID');
    tables.push(tableOf([], shape));
  }
  return at;
}

function tableOf(rows: readonly string[][], shape: Shape): Table {
  const builders = shape.types.map(({ type }) => new ColumnBuilder(type, rows.length));
  for (const row of rows) {
    builders.forEach((builder, index) => {
      builder.append(cellValue(row[leading + index], shape.types[index]) ?? shape.defaults[index]!);
    });
  }
  const columns = builders.map((builder) => builder.build());
  const key = shape.labels.flatMap((label, index) => {
    if (!shape.groups[index]) return [];
    const column = columns[index];
    return [{ label, type: column.type, value: rows.length > 0 ? column.get(0) : shape.defaults[index]! }];
  });
  const entries = shape.labels.map((label, index) => [label, columns[index]] as const);
  return Table.from(new GroupKey(key), entries, rows.length).inParts(buffered);
}
