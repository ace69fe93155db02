import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sequentialIds } from '../storage/ids.js';
import { omit } from '../tasks/omit.js';
import { operator } from './permissions.js';
import type { Caller, Permission } from './permissions.js';
import type { DocumentStore } from '../storage/types.js';

export interface Authorization {
  readonly id: string;
  readonly status: 'active' | 'inactive';
  readonly description: string;
  readonly permissions: readonly Permission[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface StoredAuthorization extends Authorization {
  /** SHA-256 of the token, hexadecimal: the token itself is kept nowhere. */
  readonly tokenHash: string;
}

const kind = 'authorization';

/** The tokens: the operator's, given at the start, and those made over the API. */
export class Authorizations {
  readonly #byHash = new Map<string, StoredAuthorization>();
  readonly #operatorHash: Buffer;
  readonly #nextId: () => string;

  constructor(
    private readonly documents: DocumentStore,
    operatorToken: string,
    private readonly clock: () => number,
  ) {
    this.#operatorHash = digestOf(operatorToken);
    this.#nextId = sequentialIds(clock);
    for (const { value } of documents.list(kind)) {
      const authorization = value as StoredAuthorization;
      this.#byHash.set(authorization.tokenHash, authorization);
    }
  }

  /** Who holds the token of which this is the hash. Only hashes are compared, so that the time taken tells nothing of a token. */
  callerOf(digest: Buffer): Caller | undefined {
    if (timingSafeEqual(digest, this.#operatorHash)) return operator;
    const found = this.#byHash.get(digest.toString('hex'));
    return found && callerFrom(found);
  }

  /** The caller of an authorization that something else refers to, such as a task. */
  callerById(id: string): Caller | undefined {
    const found = this.#stored(id);
    return found && callerFrom(found);
  }

  list(): Authorization[] {
    return [...this.#byHash.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(withoutHash);
  }

  byId(id: string): Authorization | undefined {
    const found = this.#stored(id);
    return found && withoutHash(found);
  }

  /** The token is told here and never again. */
  async create(wanted: {
    description?: string;
    status?: 'active' | 'inactive';
    permissions: readonly Permission[];
  }): Promise<{ authorization: Authorization; token: string }> {
    const token = randomBytes(64).toString('base64url');
    const now = new Date(this.clock()).toISOString();
    const stored: StoredAuthorization = {
      id: this.#nextId(),
      status: wanted.status ?? 'active',
      description: wanted.description ?? '',
      permissions: wanted.permissions,
      createdAt: now,
      updatedAt: now,
      tokenHash: digestOf(token).toString('hex'),
    };
    await this.#save(stored);
    return { authorization: withoutHash(stored), token };
  }

  async update(
    id: string,
    change: Partial<Pick<Authorization, 'status' | 'description'>>,
  ): Promise<Authorization | undefined> {
    const found = this.#stored(id);
    if (!found) return undefined;
    const changed = { ...found, ...change, updatedAt: new Date(this.clock()).toISOString() };
    await this.#save(changed);
    return withoutHash(changed);
  }

  async remove(id: string): Promise<boolean> {
    const found = this.#stored(id);
    if (!found) return false;
    // It ends at once, even if the disk should fail.
    this.#byHash.delete(found.tokenHash);
    await this.documents.remove(kind, id);
    return true;
  }

  async #save(authorization: StoredAuthorization): Promise<void> {
    await this.documents.put(kind, authorization.id, authorization);
    this.#byHash.set(authorization.tokenHash, authorization);
  }

  #stored(id: string): StoredAuthorization | undefined {
    for (const authorization of this.#byHash.values()) if (authorization.id === id) return authorization;
    return undefined;
  }
}

/** SHA-256 of a token. */
export function digestOf(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

function callerFrom({ id, status, permissions }: StoredAuthorization): Caller {
  return { authorizationId: id, active: status === 'active', permissions };
}

function withoutHash(stored: StoredAuthorization): Authorization {
  return omit(stored, 'tokenHash');
}
