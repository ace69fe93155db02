import type { NamedChart } from '../charts/render.js';
import type { Section } from '../report/page.js';
import type { Terminal } from '../output/terminal.js';
import type { SqlName } from '../duckdb/sql.js';

export type FileKind = 'checkout' | 'transactions' | 'auth codes';

/** A table of `--csv`; null is an empty cell. */
export interface CsvTable {
  header: readonly string[];
  rows: ReadonlyArray<ReadonlyArray<string | number | null>>;
}

/** An analysed file, ready for every way to hand it out. */
export interface Analyzed {
  kind: FileKind;
  file: string;
  /** The queries that ran, in order. */
  queries: readonly SqlName[];
  /** For a terminal. */
  text(terminal: Pick<Terminal, 'colors'>): string;
  /** The file's object of `--json`. */
  json(): object;
  csv(): CsvTable;
  /** The file's charts. */
  charts(): Promise<readonly NamedChart[]>;
  /** The file's part of the report. Drawing is loaded only now. */
  section(id: string): Promise<Section>;
}

const ofCounts = [
  'transactions-totals',
  'transactions-hours',
  'transactions-worst-minutes',
  'transactions-trend',
] as const;

/** The queries that a kind of file is judged by, in the order they run. */
export const queriesOf: Record<FileKind | 'single transactions', readonly SqlName[]> = {
  checkout: ['checkout-hours', 'checkout-incidents'],
  transactions: ofCounts,
  'single transactions': ['transactions-minutes', ...ofCounts],
  'auth codes': ['auth-codes'],
};
