import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import * as client from '@influxdata/influxdb-client';
import { describe, expect, test } from 'vitest';
import * as engine from '../src/index.js';

const page = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
const examples = [...page.matchAll(/^## (.+?)$|```js\n(.*?)```/gms)].reduce<
  Array<[title: string, code: string]>
>((found, [, title, code]) => {
  if (title !== undefined) found.push([title, '']);
  else found.at(-1)![1] += code;
  return found;
}, []);

const packages: Record<string, object> = {
  '@firewatch/engine': engine,
  '@influxdata/influxdb-client': client,
};

/** An example as the body of a function: imports become what the packages hold. */
function body(code: string): string {
  return code.replaceAll(/^import (\{.+?\}) from '(.+?)';$/gm, "const $1 = packages['$2'];");
}

type Run = (packages: object, console: { log: (...values: unknown[]) => void }) => Promise<void>;
const AsyncFunction = (async () => undefined).constructor as new (...parts: string[]) => Run;

/** What the comments behind `console.log` say will be shown, line by line. */
function promised(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].flatMap(([, shown]) => shown.split(' · '));
}

describe('the examples show what they say', () => {
  test.each(examples.filter(([, code]) => code !== ''))('%s', async (_, code) => {
    const shown: string[] = [];
    const log = (...values: unknown[]): void =>
      void shown.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '));
    await new AsyncFunction('packages', 'console', body(code))(packages, { log });
    expect(promised(code)).not.toEqual([]);
    expect(shown).toEqual(promised(code));
  });
});

test('the table of limits has the defaults', () => {
  const { scriptBytes, nestingDepth, queryMs, rows, memoryBytes } = engine.defaultLimits;
  const figures = [...page.matchAll(/^\|[^|]+\| ([\d,]+)/gm)].map(([, figure]) =>
    Number(figure.replaceAll(',', '')),
  );
  expect(figures).toEqual([scriptBytes, nestingDepth, queryMs / 1000, rows, memoryBytes]);
});
