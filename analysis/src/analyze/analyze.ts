import type { Model } from '@firewatch/flux';
import { analyzeAuthCodes } from '../auth-codes/analyze.js';
import { authCodesFile } from '../auth-codes/kind.js';
import { analyzeCheckout } from '../checkout/analyze.js';
import { noteDaysInARow } from '../checkout/days.js';
import { checkoutFile } from '../checkout/kind.js';
import type { CheckoutAnalysis } from '../checkout/types.js';
import type { Database } from '../duckdb/database.js';
import { withDatabase } from '../duckdb/database.js';
import { analyzeTransactions } from '../transactions/analyze.js';
import type { TransactionsOptions } from '../transactions/analyze.js';
import { transactionsOutput } from '../transactions/kind.js';
import type { Analyzed } from './analyzed.js';
import { kindOf } from './kind.js';

export interface AnalyzeOptions {
  model: Model;
  /** Judges counts by the model. */
  judge: TransactionsOptions['judge'];
}

/**
 * Analyses files, each by its kind, in the order given.
 * @throws FileFormatError, InvalidRowsError naming file and line of what cannot be read
 */
export async function analyzeFiles(files: readonly string[], options: AnalyzeOptions): Promise<Analyzed[]> {
  const kinds = await Promise.all(files.map(kindOf));
  return withDatabase(async (database) => {
    const checkouts = await analyzeCheckouts(
      database,
      files.filter((_, index) => kinds[index] === 'checkout'),
    );
    const analyzed: Analyzed[] = [];
    for (const [index, file] of files.entries()) {
      const kind = kinds[index]!;
      if (kind === 'checkout') analyzed.push(checkoutFile(checkouts.get(file)!));
      else if (kind === 'transactions')
        analyzed.push(transactionsOutput(await analyzeTransactions(database, file, options)));
      else analyzed.push(authCodesFile(await analyzeAuthCodes(database, file)));
    }
    return analyzed;
  });
}

/** Checkout files are analysed before they are told, since one may be the day before another. */
async function analyzeCheckouts(
  database: Database,
  files: readonly string[],
): Promise<Map<string, CheckoutAnalysis>> {
  const analyses: CheckoutAnalysis[] = [];
  for (const file of files) analyses.push(await analyzeCheckout(database, file));
  return new Map(noteDaysInARow(analyses).map((analysis) => [analysis.file, analysis]));
}
