import type { Subject } from '@firewatch/flux';
import type { StoredTotal } from './types.js';

/** Excess transactions in money, by the mean amount of their status where amounts are known. */
export function moneyOf(
  excess: ReadonlyMap<Subject, number>,
  totals: readonly StoredTotal[],
): Partial<Record<Subject, number>> {
  const means = new Map<Subject, number>(
    totals.flatMap(({ status, amount, priced }) =>
      amount === null || priced === 0 ? [] : [[status, amount / priced]],
    ),
  );
  return Object.fromEntries(
    [...excess].flatMap(([status, transactions]) => {
      const mean = means.get(status);
      return mean === undefined ? [] : [[status, transactions * mean]];
    }),
  );
}

/** Share of the transactions, 0 to 1, of minutes in which some had an amount, over the statuses that have amounts. */
export function pricedShare(totals: readonly StoredTotal[]): number {
  const known = totals.filter(({ amount }) => amount !== null);
  const sum = (value: (total: StoredTotal) => number) => known.reduce((all, total) => all + value(total), 0);
  const count = sum((total) => total.count);
  return count > 0 ? sum(({ priced }) => priced) / count : 0;
}
