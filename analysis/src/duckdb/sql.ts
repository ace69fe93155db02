import { readFileSync } from 'node:fs';

export type SqlName =
  | 'checkout-hours'
  | 'checkout-incidents'
  | 'transactions-minutes'
  | 'transactions-totals'
  | 'transactions-hours'
  | 'transactions-worst-minutes'
  | 'transactions-trend'
  | 'auth-codes';

/** A query of this package, as it stands in its readable file under `sql/`. */
export function sql(name: SqlName): string {
  // The same distance from `src/duckdb` and from `dist/duckdb`: no copy is made at build.
  return readFileSync(new URL(`../../sql/${name}.sql`, import.meta.url), 'utf8');
}

/** Text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
