import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { secrets } from '../src/settings/secrets.js';
import { settingsSchema } from '../src/settings/schema.js';

const text = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');
const properties = settingsSchema.properties as Record<string, { description?: string; default?: unknown }>;
const rows = [...text.matchAll(/^\| `([A-Z_]+)` *\| *(.*?) *\| (.*?) *\|$/gm)].map(
  ([, name, standard, meaning]) => [name!, standard!, meaning!] as const,
);

it('has every setting of the schema, in its order, with its default and meaning', () => {
  const wanted = Object.entries(properties).map(([name, { description, default: standard }]) => [
    name,
    // Every machine has a host name of its own.
    name === 'FIREWATCH_NAME' ? 'the host’s name' : standard === undefined ? '–' : `\`${String(standard)}\``,
    description,
  ]);
  expect(rows).toEqual(wanted);
});

it('names the secrets that may come from a file', () => {
  for (const name of secrets) expect(text).toContain(`\`${name}_FILE\``);
});
