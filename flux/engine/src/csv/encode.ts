import { formatTime } from '../eval/calendar.js';
import { plainFloat } from '../eval/text.js';
import { Time, UInt } from '../eval/values.js';
import type { Scalar } from '../eval/values.js';
import type { QueryResult } from '../eval/types.js';
import type { Column, ColumnType } from '../table/column.js';
import type { Table } from '../table/table.js';

export type Annotation = 'datatype' | 'group' | 'default';

/** How a query's results are written; the fields of the HTTP request's dialect. */
export interface Dialect {
  /** Whether a line of column labels is written; default true. */
  header?: boolean;
  /** Between cells; default a comma. */
  delimiter?: string;
  /** Lines before the labels that tell types, keys and defaults; default none. */
  annotations?: readonly Annotation[];
}

const datatypes: Record<ColumnType, string> = {
  bool: 'boolean',
  int: 'long',
  uint: 'unsignedLong',
  float: 'double',
  string: 'string',
  time: 'dateTime:RFC3339',
};

/** Characters of CSV gathered before they are handed over. */
const chunkSize = 64 * 1024;

/** Writes results as InfluxDB's annotated CSV, piece by piece. */
export class CsvEncoder {
  private readonly header: boolean;
  private readonly delimiter: string;
  private readonly annotations: readonly Annotation[];
  private readonly quoted: RegExp;
  private written = false;

  constructor(dialect: Dialect = {}) {
    this.header = dialect.header ?? true;
    this.delimiter = dialect.delimiter ?? ',';
    this.annotations = dialect.annotations ?? [];
    const separator = this.delimiter.replaceAll(/[\\\]^-]/g, '\\$&');
    this.quoted = new RegExp(`[${separator}"\\r\\n]|^\\s|^\\\\\\.$`, 'u');
  }

  /** The text of one result, ended by an empty line unless an error follows. */
  *result({ name, tables, cutOff }: QueryResult): Generator<string> {
    let text = '';
    let previous: Table | undefined;
    let index = 0;
    for (const table of tables) {
      this.written = true;
      if (!previous || previous.length === 0 || table.length === 0 || schemaChanged(table, previous)) {
        if (previous) text += '\r\n';
        text += this.schema(name, table, index);
      }
      for (const rows of this.rows(name, table, index)) {
        text += rows;
        if (text.length >= chunkSize) {
          yield text;
          text = '';
        }
      }
      previous = table;
      index++;
    }
    yield cutOff ? text : `${text}\r\n`;
  }

  /** The table that tells of an error after other results have been written. */
  error(message: string): string {
    const lines: Record<Annotation, string[]> = {
      datatype: ['#datatype', 'string', 'string'],
      group: ['#group', 'true', 'true'],
      default: ['#default', '', ''],
    };
    const text = [
      ...this.annotations.map((annotation) => lines[annotation]),
      ['', 'error', 'reference'],
      ['', message, ''],
    ];
    return (this.written ? '\r\n' : '') + text.map((line) => this.line(line)).join('');
  }

  private schema(name: string, table: Table, index: number): string {
    const { layout, key, columns } = table;
    const empty = table.length === 0;
    const lines: Record<Annotation, string[]> = {
      datatype: ['#datatype', 'string', 'long', ...columns.map(({ type }) => datatypes[type])],
      group: ['#group', 'false', 'false', ...layout.labels.map((label) => String(key.has(label)))],
      default: [
        '#default',
        name,
        empty ? String(index) : '',
        ...layout.labels.map((label) => (empty ? scalarText(key.find(label)?.value ?? null) : '')),
      ],
    };
    const labels = this.header ? [['', 'result', 'table', ...layout.labels]] : [];
    return [...this.annotations.map((annotation) => lines[annotation]), ...labels]
      .map((line) => this.line(line))
      .join('');
  }

  private *rows(name: string, table: Table, index: number): Generator<string> {
    const cells = table.columns.map((column) => this.cells(column));
    const result = this.annotations.includes('default') ? '' : this.cell(name);
    const start = `${this.delimiter}${result}${this.delimiter}${index}`;
    let text = '';
    for (let row = 0; row < table.length; row++) {
      text += start;
      for (const cell of cells) text += this.delimiter + cell(row);
      text += '\r\n';
      if (text.length >= chunkSize) {
        yield text;
        text = '';
      }
    }
    yield text;
  }

  /** How a column's cells are written; what is constant is written out once. */
  private cells(column: Column): (row: number) => string {
    const text = (row: number): string => {
      const value = column.get(row);
      return typeof value === 'string' ? this.cell(value) : scalarText(value);
    };
    if (!column.constant) return text;
    const once = text(0);
    return () => once;
  }

  private cell(text: string): string {
    if (!this.quoted.test(text)) return text;
    return `"${text.replaceAll('"', '""').replaceAll('\r', '').replaceAll('\n', '\r\n')}"`;
  }

  private line(cells: readonly string[]): string {
    return `${cells.map((cell) => this.cell(cell)).join(this.delimiter)}\r\n`;
  }
}

function scalarText(value: Scalar | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return plainFloat(value);
  if (value instanceof Time) return formatTime(value.ns);
  if (value instanceof UInt) return String(value.value);
  return String(value);
}

function schemaChanged(a: Table, b: Table): boolean {
  if (a.columns.length !== b.columns.length || a.key.columns.length !== b.key.columns.length) return true;
  const labels =
    a.layout !== b.layout && a.layout.labels.some((label, index) => label !== b.layout.labels[index]);
  if (labels || a.columns.some(({ type }, index) => type !== b.columns[index].type)) return true;
  return a.key.columns.some(({ label }, index) => label !== b.key.columns[index].label);
}
