import { documentKey, kindRange, readDocumentId } from './keys.js';
import type { Environment, Transaction } from './environment.js';
import type { DocumentStore } from '../types.js';

/** JSON records in an LMDB table. */
export class LmdbDocuments implements DocumentStore {
  constructor(private readonly environment: Environment) {}

  get(kind: string, id: string): unknown {
    const bytes = this.environment.documents.getBinary(documentKey(kind, id));
    return bytes ? JSON.parse(bytes.toString()) : undefined;
  }

  list(kind: string): Array<{ id: string; value: unknown }> {
    return [...this.environment.documents.getRange(kindRange(kind))].map(({ key, value }) => ({
      id: readDocumentId(key),
      value: JSON.parse(value.toString()) as unknown,
    }));
  }

  put(kind: string, id: string, value: unknown): Promise<void> {
    return this.environment.commit((transaction) => this.putWith(transaction, kind, id, value));
  }

  /** Together with what else the transaction does. */
  putWith(transaction: Transaction, kind: string, id: string, value: unknown): void {
    transaction.put(this.environment.documents, documentKey(kind, id), Buffer.from(JSON.stringify(value)));
  }

  remove(kind: string, id: string): Promise<void> {
    return this.environment.commit((transaction) => {
      transaction.remove(this.environment.documents, documentKey(kind, id));
    });
  }
}
