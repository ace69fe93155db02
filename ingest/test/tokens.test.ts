import { describe, expect, it } from 'vitest';
import { TokenTable } from '../src/auth/tokens.js';
import { parseTokens } from '../src/settings/tokens.js';

const [old, renewed] = ['the-old-token-of-the-shop', 'the-new-token-of-the-shop'];

describe('changing a token', () => {
  it('goes without a gap: both are known, then only the new one; they are told apart', () => {
    const during = new TokenTable(parseTokens(`shop:write:${old},shop:write:${renewed}`));
    const found = [during.find(old), during.find(renewed)];
    expect(found.map((principal) => principal?.name)).toEqual(['shop', 'shop']);
    expect(found[0]?.key).not.toBe(found[1]?.key);
    const after = new TokenTable(parseTokens(`shop:write:${renewed}`));
    expect(after.find(old)).toBeNull();
    expect([...after.find(renewed)!.scopes]).toEqual(['write']);
  });

  it('leaves no token in memory: hashes only', () => {
    const table = new TokenTable(parseTokens(`shop:write:${old}`));
    expect(JSON.stringify(table)).not.toContain(old);
    expect(table.find(old.slice(0, -1))).toBeNull();
    expect(table.find('')).toBeNull();
  });
});
