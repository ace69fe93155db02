import { statuses } from '@firewatch/flux';
import type { Transaction } from '../transaction/transaction.js';
import { blankHash, hashId, mix, type Hash64 } from './hash.js';

const statusNumbers: ReadonlyMap<string, number> = new Map(statuses.map((status, index) => [status, index]));

/** Hash of (id, status). */
export function identityOf(id: Hash64, status: string, into?: Hash64): Hash64 {
  return mix(id, (statusNumbers.get(status) ?? -1) + 1, into);
}

const wordsEach = 4;

/** Transactions with the hashes of their ids and of their identities, four words each, side by side. */
export class Hashed {
  private readonly words: Int32Array;

  constructor(readonly transactions: readonly Transaction[]) {
    const words = new Int32Array(transactions.length * wordsEach);
    const [id, identity] = [blankHash(), blankHash()];
    for (let item = 0, at = 0; item < transactions.length; item++) {
      const transaction = transactions[item]!;
      hashId(transaction.id, id);
      identityOf(id, transaction.status, identity);
      words[at++] = id.high;
      words[at++] = id.low;
      words[at++] = identity.high;
      words[at++] = identity.low;
    }
    this.words = words;
  }

  /** Hash of an item's id. @param into is written to and returned */
  id(item: number, into: Hash64): Hash64 {
    into.high = this.words[item * wordsEach]!;
    into.low = this.words[item * wordsEach + 1]!;
    return into;
  }

  /** Hash of an item's identity, which is its id with its status. @param into is written to and returned */
  identity(item: number, into: Hash64): Hash64 {
    into.high = this.words[item * wordsEach + 2]!;
    into.low = this.words[item * wordsEach + 3]!;
    return into;
  }
}
