import { tmpdir } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';

export interface DatabaseLimits {
  /** What DuckDB may hold in memory before it spills to the temporary folder. */
  memory: string;
  threads: number;
}

const usualLimits: DatabaseLimits = { memory: '350MB', threads: 2 };

/** A row of a result: numbers as numbers, text as strings, unknown as null. */
export type SqlRow = Record<string, number | string | null>;

/** An in-memory database for one analysis. */
export interface Database {
  connection: DuckDBConnection;
  /** Runs a query and returns its rows. 64-bit integers come as numbers: counts of this size are exact. */
  rows<T extends object = SqlRow>(query: string): Promise<T[]>;
}

/**
 * Opens an in-memory DuckDB, hands it to `use`, and closes it whatever happens.
 * DuckDB is loaded here and nowhere else, so that what does not analyse files never loads it.
 */
export async function withDatabase<T>(
  use: (database: Database) => Promise<T>,
  limits: DatabaseLimits = usualLimits,
): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: limits.memory,
    threads: String(limits.threads),
    temp_directory: tmpdir(),
  });
  try {
    const connection = await instance.connect();
    try {
      return await use({ connection, rows: (query) => rowsOf(connection, query) });
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function rowsOf<T extends object>(connection: DuckDBConnection, query: string): Promise<T[]> {
  const result = await connection.runAndReadAll(query);
  return result.getRowObjectsJS().map((row) => {
    const plain: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(row))
      plain[name] = typeof value === 'bigint' ? Number(value) : value;
    return plain as T;
  });
}
