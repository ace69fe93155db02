import { queriesOf } from '../analyze/analyzed.js';
import type { Analyzed } from '../analyze/analyzed.js';
import { transactionsCsv, transactionsJson, transactionsText } from './output.js';
import type { TransactionsAnalysis } from './types.js';

/** A judged transactions file in every form it is handed out in. */
export function transactionsOutput(analysis: TransactionsAnalysis): Analyzed {
  return {
    kind: 'transactions',
    file: analysis.file,
    queries: queriesOf[analysis.singles ? 'single transactions' : 'transactions'],
    text: (terminal) => transactionsText(analysis, terminal),
    json: () => transactionsJson(analysis),
    csv: () => transactionsCsv(analysis),
    charts: async () => (await import('../report/transactions-section.js')).transactionsCharts(analysis),
    section: async (id) =>
      (await import('../report/transactions-section.js')).transactionsSection(analysis, id),
  };
}
