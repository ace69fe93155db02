import { analyzeCheckout } from '../checkout/analyze.js';
import { noteDaysInARow } from '../checkout/days.js';
import { checkoutFile } from '../checkout/kind.js';
import type { CheckoutAnalysis } from '../checkout/types.js';
import { withDatabase } from '../duckdb/database.js';
import type { Analyzed } from './analyzed.js';
import { kindOf } from './kind.js';

/**
 * Analyses files, each by its kind, in the order given.
 * @throws FileFormatError, InvalidRowsError naming file and line of what cannot be read
 */
export async function analyzeFiles(files: readonly string[]): Promise<Analyzed[]> {
  const kinds = await Promise.all(files.map(kindOf));
  return withDatabase(async (database) => {
    const checkouts = new Map<string, CheckoutAnalysis>();
    for (const [index, file] of files.entries())
      if (kinds[index] === 'checkout') checkouts.set(file, await analyzeCheckout(database, file));
    const noted = noteDaysInARow([...checkouts.values()]);
    const analyzed: Analyzed[] = [];
    for (const file of files) {
      const checkout = noted.find((analysis) => analysis.file === file);
      if (checkout !== undefined) analyzed.push(checkoutFile(checkout));
    }
    return analyzed;
  });
}
