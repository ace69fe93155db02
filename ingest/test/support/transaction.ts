import type { Transaction } from '../../src/transaction/transaction.js';
import { noon } from './clock.js';

/** A transaction that passed its checks: a denial of now without amount and tag, but for what is given. */
export const transaction = (change: Partial<Transaction> = {}): Transaction => ({
  id: 'p',
  idMade: false,
  status: 'denied',
  count: 1,
  amount: null,
  tagValues: [''],
  time: { ms: noon, fine: true },
  timeGiven: true,
  ...change,
});
