import type { Database } from '../duckdb/database.js';
import { judge } from './query.js';
import { readCheckout } from './read.js';
import { tellStory } from './story.js';
import type { CheckoutAnalysis } from './types.js';

/**
 * Judges one day's checkout file, hour by hour, against its references.
 * @throws InvalidRowsError, FileFormatError
 */
export async function analyzeCheckout(database: Database, file: string): Promise<CheckoutAnalysis> {
  const { rows, notes } = await readCheckout(file);
  const { hours, incidents } = await judge(database, rows);
  return { kind: 'checkout', file, hours, incidents, notes, story: tellStory(hours, incidents) };
}
