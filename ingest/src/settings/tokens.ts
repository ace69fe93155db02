import { SettingsError } from '../errors.js';

export const scopes = ['write', 'read', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** A token that may come in, as the settings have it. */
export interface TokenSetting {
  name: string;
  scope: Scope;
  token: string;
}

const shortest = 16;

/**
 * Reads `name:scope:token,…`. A name may occur twice, so that a token can be changed without a gap.
 * @throws SettingsError that names what is wrong, without the token
 */
export function parseTokens(text: string): TokenSetting[] {
  const tokens = text.split(',').map((part, index) => parseToken(part.trim(), index + 1));
  for (const { name } of tokens)
    if (tokens.filter((other) => other.name === name).length > 2)
      throw new SettingsError(
        `FIREWATCH_TOKENS has more than two tokens for "${name}": the old and the new one`,
      );
  if (new Set(tokens.map(({ token }) => token)).size !== tokens.length)
    throw new SettingsError('FIREWATCH_TOKENS has the same token twice');
  return tokens;
}

function parseToken(text: string, place: number): TokenSetting {
  const [name, scope, ...rest] = text.split(':');
  const token = rest.join(':');
  const fail = (what: string): never => {
    throw new SettingsError(`FIREWATCH_TOKENS, entry ${String(place)}: ${what} (name:scope:token)`);
  };
  if (name === undefined || !/^[A-Za-z0-9._-]{1,64}$/.test(name))
    return fail('the name must be 1 to 64 letters, digits, dots, dashes');
  if (!isScope(scope)) return fail(`the scope must be ${scopes.join(', ')}`);
  if (token.length < shortest || /\s/.test(token))
    return fail(`the token must have at least ${String(shortest)} characters and no spaces`);
  return { name, scope, token };
}

function isScope(text: string | undefined): text is Scope {
  return (scopes as readonly string[]).includes(text ?? '');
}
