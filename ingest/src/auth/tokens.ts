import { hash, timingSafeEqual } from 'node:crypto';
import { scopes, type Scope, type TokenSetting } from '../settings/tokens.js';

/** Who is asking. */
export interface Principal {
  name: string;
  scopes: ReadonlySet<Scope>;
  /** Tells two tokens of one name apart, without the token. */
  key: string;
}

/** What a scope may do: admin everything, the others only theirs. */
const granted: Readonly<Record<Scope, ReadonlySet<Scope>>> = {
  write: new Set(['write']),
  read: new Set(['read']),
  admin: new Set(scopes),
};

/** Finds whose token it is, in a time that does not depend on the token. Keeps hashes only. */
export class TokenTable {
  private readonly entries: ReadonlyArray<{ digest: Buffer; principal: Principal }>;

  constructor(tokens: readonly TokenSetting[]) {
    this.entries = tokens.map(({ name, scope, token }, index) => ({
      digest: digestOf(token),
      principal: { name, scopes: granted[scope], key: `${name}#${String(index)}` },
    }));
  }

  find(token: string): Principal | null {
    const digest = digestOf(token);
    let found: Principal | null = null;
    for (const entry of this.entries) if (timingSafeEqual(digest, entry.digest)) found = entry.principal;
    return found;
  }
}

function digestOf(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
