import { afterEach, describe, expect, test, vi } from 'vitest';
import { FluxError } from '../src/eval/errors.js';
import { check } from '../src/lang/check.js';
import { parse } from '../src/lang/parse.js';
import { instance, syntaxTree } from '../src/lang/wasm.js';
import { checkScriptLimits, defaultLimits } from '../src/limits/limits.js';
import { org, startTestServer } from './server-harness.js';

const times = (text: string, count: number) => text.repeat(count);
const deep = times('(', 201);
const chain = (length: number) => `x = ${times('if true then 1 else ', length)}1`;
const interpolations = Array.from({ length: 61 }).reduce<string>((inner) => `"\${${inner}}"`, '"a"');

describe('size and nesting', () => {
  test.each([
    ['brackets', `x = ${deep}`, 1],
    ['behind a string that looks like a comment', `y = "//"\nx = ${deep}`, 2],
    ['behind a string of closing brackets', `y = "${times(')', 300)}"\nx = ${deep}`, 2],
    ['behind a string over lines', `y = "\n\\"\n"\nx = ${deep}`, 4],
    ['behind a regular expression with a quote', `y = r.a =~ /["\\/]/ and ${deep}`, 1],
    ['behind a division', `y = (a) / b\nx = ${deep} / 2`, 2],
    ['behind an interpolation', `y = "a \${string(v: 1)} b"\nx = ${deep}`, 2],
    ['within an interpolation', `y = "a \${${deep}`, 1],
    ['signs', `x = ${times('- ', 201)}1`, 1],
    ['not', `x = ${times('not ', 201)}true`, 1],
    ['exists', `x = ${times('exists ', 201)}r.a`, 1],
    ['a chain of else if', `x = 1\n${chain(61)}`, 2],
    ['if behind then', `x = ${times('if true then ', 61)}1`, 1],
    ['conditions in brackets', `x = ${times('(if true then 1 else ', 61)}1`, 1],
    ['interpolations', `x = ${interpolations}`, 1],
    ['a sum', `x = 1${times(' + 1', 1001)}`, 1],
    ['a pipe', `x = buckets()\n${times(' |> limit(n: 1)\n', 1001)}`, 1002],
    ['and', `x = a${times(' and b', 1001)}`, 1],
    ['assignments', times('x = 1\n', 2001), 2001],
  ])('is refused: %s', (_, script, line) => {
    expect(() => checkScriptLimits(script, defaultLimits)).toThrow(
      expect.objectContaining({
        name: 'FluxError',
        place: { line, column: 1 },
        message: expect.stringMatching(
          /limit of 200|more than (60 conditions|1000 operators|2000 assignments)/,
        ) as string,
      }) as Error,
    );
  });

  test.each([
    ['brackets in a string', `y = "${deep}"`],
    ['brackets in a comment', `// ${deep}`],
    ['brackets in a regular expression', `y = r.a =~ /${times('\\(', 201)}/`],
    ['brackets behind one another', times('a = (1)\n', 300)],
    ['operators in one array', `x = [${times('1 + 1, ', 2000)}]`],
    ['pipes behind one another', `x = a |> b()\n`.repeat(1500)],
    ['conditions behind one another', times('a = if true then 1 else 2\n', 100)],
    ['conditions in the values of a record', `x = {${times('a: if true then 1 else 2, ', 100)}}`],
    ['interpolations behind one another', `x = "${times('${a} ', 100)}"`],
    ['a chain of 60', chain(60)],
    ['a string without end', `x = "${deep}`],
  ])('is taken: %s', (_, script) => {
    expect(() => checkScriptLimits(script, defaultLimits)).not.toThrow();
  });

  test('what the limit lets through can be parsed and checked', async () => {
    expect(parse(chain(60), defaultLimits).body).toHaveLength(1);
    expect(await check(chain(60))).toEqual([]);
  });
});

describe('what is too much for parser or checker is an error of the script, and the next script is served', () => {
  const noLimits = { scriptBytes: Infinity, nestingDepth: Infinity };
  const tooDeep = /nested deeper than the parser can read/;
  const types = `builtin x : ${times('[', 1000)}int${times(']', 1000)}`;
  const noise = vi.spyOn(console, 'error');
  afterEach(() => {
    expect(noise).not.toHaveBeenCalled();
  });

  test('the parser', () => {
    expect(() => parse(types, noLimits)).toThrow(tooDeep);
    expect(parse('x = 1', noLimits).body).toHaveLength(1);
  });

  test('the checker, with others waiting', async () => {
    const [first, second, third] = await Promise.allSettled([
      check(types),
      check(chain(100)),
      check('x = y'),
    ]);
    for (const { reason } of [first, second] as PromiseRejectedResult[]) {
      expect(reason).toBeInstanceOf(FluxError);
      expect((reason as Error).message).toMatch(tooDeep);
    }
    expect(third).toMatchObject({ value: [{ message: 'undefined identifier y' }] });
  });

  test('over HTTP, in a query, in its extern and to be analyzed', async () => {
    const at = await startTestServer();
    const ask = async (path: string, body: unknown) => {
      const { status, json } = await at.ask('POST', path, body);
      return [status, json['code'], json['message']];
    };
    const refused = [400, 'invalid', expect.stringContaining('more than 60 conditions')];
    expect(await ask(`/api/v2/query?org=${org}`, { query: chain(300) })).toEqual(refused);
    expect(await ask('/api/v2/query/analyze', { query: chain(300) })).toEqual(refused);
    expect(
      await ask('/api/v2/query/analyze', { query: types.replaceAll('[', '() => ').replaceAll(']', '') }),
    ).toEqual([400, 'invalid', expect.stringMatching(tooDeep)]);
    const tree = syntaxTree(instance().wasm, chain(70)) as { files: object[] };
    const extern = tree.files[0];
    expect(await ask(`/api/v2/query?org=${org}`, { query: 'buckets()', extern })).toEqual(refused);
    expect(await ask(`/api/v2/query?org=${org}`, { query: 'buckets()', extern: { type: 'File' } })).toEqual([
      400,
      'invalid',
      expect.stringContaining('extern is no syntax tree of a file: missing field `imports`'),
    ]);
    expect((await ask(`/api/v2/query?org=${org}`, { query: 'buckets()' }))[0]).toBe(200);
    expect(at.errors).toEqual([]);
    await at.close();
  });
});
