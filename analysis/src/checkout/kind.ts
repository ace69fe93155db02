import { queriesOf } from '../analyze/analyzed.js';
import type { Analyzed } from '../analyze/analyzed.js';
import { checkoutCsvHeader, checkoutCsvRows, checkoutJson, checkoutText } from './output.js';
import type { CheckoutAnalysis } from './types.js';

/** A judged checkout file in every form it is handed out in. */
export function checkoutFile(analysis: CheckoutAnalysis): Analyzed {
  return {
    kind: 'checkout',
    file: analysis.file,
    queries: queriesOf.checkout,
    text: (terminal) => checkoutText(analysis, terminal),
    json: () => checkoutJson(analysis),
    csv: () => ({ header: checkoutCsvHeader, rows: checkoutCsvRows(analysis) }),
    charts: async () => (await import('../report/checkout-section.js')).checkoutCharts(analysis),
    section: async (id) => (await import('../report/checkout-section.js')).checkoutSection(analysis, id),
  };
}
