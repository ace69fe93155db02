import { beforeAll, describe, expect, test } from 'vitest';
import { engineAnswer, surroundings } from './parity/cases.js';
import type { QueryContext } from '../src/eval/types.js';

const read = 'from(bucket: "readings") |> range(start: 0)';

describe('what is out of scope', () => {
  let context: QueryContext;
  beforeAll(async () => {
    context = await surroundings();
  });

  test.each([
    [
      'a package far from all others',
      `import "sql"\n${read}`,
      'error @1:1-1:13: "sql" is not supported by this engine',
    ],
    [
      'a package far from all functions',
      `import "http"\n${read}`,
      'error @1:1-1:14: "http" is not supported by this engine',
    ],
    ['a package', `import "slack"\n${read}`, 'error @1:1-1:15: "slack" is not supported by this engine'],
    [
      'a package that another one stands in for',
      `import "experimental/csv"\n${read}`,
      'error @1:1-1:26: "experimental/csv" is not supported by this engine; the nearest that is: csv',
    ],
    [
      'a function of a package with its like elsewhere',
      `import "experimental"\n${read} |> experimental.mean()`,
      'error @2:48-2:60: "experimental.mean" is not supported by this engine; the nearest that is: mean',
    ],
    [
      'a function like no other',
      `${read} |> chandeMomentumOscillator(n: 2)`,
      'error @1:48-1:72: "chandeMomentumOscillator" is not supported by this engine',
    ],
  ])('%s is named, with what is near, if anything is', async (_, script, message) => {
    expect(await engineAnswer(script, context)).toBe(`error: unimplemented: ${message}\n`);
  });

  test.each([
    ['from(bucket: "readings", host: "http://127.0.0.1:1") |> range(start: 0)', 'from', 'host'],
    ['from(bucket: "readings", org: "testers") |> range(start: 0)', 'from', 'org'],
    ['buckets(host: "http://127.0.0.1:1")', 'buckets', 'host'],
    [`${read} |> to(bucket: "readings", host: "http://127.0.0.1:1")`, 'to', 'host'],
  ])('%s leads elsewhere', async (script, name, argument) => {
    expect(await engineAnswer(script, context)).toContain(
      `${name}() works on this engine only: remove the ${argument} argument`,
    );
  });

  test('to() writes to the one organisation by its name, and to no other', async () => {
    const none = `${read} |> filter(fn: (r) => r.s == "none")`;
    expect(await engineAnswer(`${none} |> to(bucket: "readings", org: "testers")`, context)).toBe('\n');
    expect(await engineAnswer(`${none} |> to(bucket: "readings", org: "others")`, context)).toBe(
      'error: not found: failed to initialize execute state: could not find org "others"\n',
    );
  });
});
