import type { Database } from '../duckdb/database.js';
import { sql } from '../duckdb/sql.js';
import { references } from './types.js';
import type { CheckoutHour, CheckoutIncident, CheckoutRow, Verdict } from './types.js';

interface HourRow {
  hour: number;
  expected: number | null;
  difference: number | null;
  factor: number | null;
  z: number | null;
  weakest_z: number | null;
  verdict: Verdict;
}

interface IncidentRow {
  first_hour: number;
  last_hour: number;
  verdict: 'low' | 'high';
  hours: number;
  today: number;
  expected: number;
  excess: number;
  z: number;
  weakest_z: number | null;
}

/** Judges a day's hours by the queries `checkout-hours.sql` and `checkout-incidents.sql`. */
export async function judge(
  database: Database,
  rows: CheckoutRow[],
): Promise<{ hours: CheckoutHour[]; incidents: CheckoutIncident[] }> {
  await load(database, rows);
  await database.connection.run(`CREATE OR REPLACE TABLE hours AS ${sql('checkout-hours')}`);
  const judged = await database.rows<HourRow>('FROM hours ORDER BY hour');
  const incidents = await database.rows<IncidentRow>(sql('checkout-incidents'));
  const byHour = new Map(rows.map((row) => [row.hour, row]));
  return {
    hours: judged.map(({ weakest_z, ...row }) => ({ ...byHour.get(row.hour)!, ...row, weakestZ: weakest_z })),
    incidents: incidents.map((row) => ({
      firstHour: row.first_hour,
      lastHour: row.last_hour,
      direction: row.verdict === 'low' ? 'below' : 'above',
      hours: row.hours,
      today: row.today,
      expected: row.expected,
      excess: row.excess,
      z: row.z,
      weakestZ: row.weakest_z,
    })),
  };
}

async function load({ connection }: Database, rows: CheckoutRow[]): Promise<void> {
  const numbers = references.map((reference) => `${reference} DOUBLE`).join(', ');
  await connection.run(`CREATE OR REPLACE TABLE checkout (hour INTEGER, today DOUBLE, ${numbers})`);
  const appender = await connection.createAppender('checkout');
  for (const row of rows) {
    appender.appendInteger(row.hour);
    for (const value of [row.today, ...references.map((reference) => row.references[reference])])
      if (value === null) appender.appendNull();
      else appender.appendDouble(value);
    appender.endRow();
  }
  appender.closeSync();
}
