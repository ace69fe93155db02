import type { Args, Builtin } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import { describe, natureOf } from '../eval/natures.js';
import type { Nature } from '../eval/natures.js';
import { isNull } from '../eval/values.js';
import type { Value } from '../eval/values.js';
import { compareStrings } from '../table/group-key.js';
import { builtin, ofType, piped, required } from './transform.js';

const path = 'strings';

type Run = (args: Args) => Value;

/** Refuses an argument in influxd's words, which here has no code for what the script did wrong. */
function refused(message: string): never {
  throw new FluxError(message, { code: 'internal error' });
}

function expected(args: Args, name: string, type: Nature): never {
  const given = describe(args.nature(name), args.value(name));
  return refused(`expected argument "${name}" to be of type ${type}, got type ${given}`);
}

/** The arguments as texts; the first that is none is refused. */
function texts(args: Args, ...names: string[]): string[] {
  return names.map((name) => {
    const value = args.value(name);
    return typeof value === 'string' ? value : expected(args, name, 'string');
  });
}

function number(args: Args, name: string): number {
  const value = args.value(name);
  return typeof value === 'bigint' ? Number(value) : expected(args, name, 'int');
}

/** The only text of a function that changes it. */
function changed(args: Args): string {
  const value = args.value('v');
  if (typeof value === 'string') return value;
  return refused(`cannot convert argument of type ${describe(args.nature('v'), value)} to upper case`);
}

/** The only text of a function that looks at it. */
function examined(args: Args): string {
  const value = args.value('v');
  return typeof value === 'string' ? value : refused('procedure cannot be executed');
}

/** The parameters that take no text. */
const numbers = new Set(['i', 'n', 'start', 'end']);

function fn(name: string, parameters: readonly string[], returns: Nature, run: Run): Builtin {
  const typed = parameters.map((one) => [one, ofType(numbers.has(one) ? 'int' : 'string')] as const);
  return builtin(name, Object.fromEntries(typed), run, {
    package: path,
    returns,
  });
}

/** Bytes of UTF-8 before a position in a string: influxd counts bytes. */
function byteIndex(text: string, index: number): bigint {
  return BigInt(index < 0 ? -1 : Buffer.byteLength(text.slice(0, index)));
}

function firstOfAny(text: string, chars: string, last = false): number {
  const wanted = new Set(chars);
  let found = -1;
  let at = 0;
  for (const char of text) {
    if (wanted.has(char)) {
      if (!last) return at;
      found = at;
    }
    at += char.length;
  }
  return found;
}

/** The parts between separators; an empty separator splits into characters; at most `n` where it is not negative. */
function split(text: string, separator: string, n: number, keep: boolean): string[] {
  if (n === 0) return [];
  const parts: string[] = [];
  let rest = text;
  if (separator === '') {
    const chars = [...text];
    if (n < 0 || chars.length <= n) return chars;
    return [...chars.slice(0, n - 1), chars.slice(n - 1).join('')];
  }
  while (n < 0 || parts.length < n - 1) {
    const at = rest.indexOf(separator);
    if (at < 0) break;
    parts.push(rest.slice(0, at + (keep ? separator.length : 0)));
    rest = rest.slice(at + separator.length);
  }
  return [...parts, rest];
}

function count(text: string, part: string): number {
  return part === '' ? [...text].length + 1 : text.split(part).length - 1;
}

function trimStart(text: string, cutset: string): string {
  const chars = [...text];
  const from = chars.findIndex((char) => !cutset.includes(char));
  return from < 0 ? '' : chars.slice(from).join('');
}

function trimEnd(text: string, cutset: string): string {
  const chars = [...text];
  const to = chars.findLastIndex((char) => !cutset.includes(char));
  return chars.slice(0, to + 1).join('');
}

/** Replaces the first `n` occurrences, all where it is negative; an empty one is before every character and at the end. */
function replace(text: string, from: string, to: string, n: number): string {
  if (n === 0 || from === to) return text;
  let left = n < 0 ? Infinity : n;
  if (from === '') {
    let out = '';
    for (const char of text) out += (left-- > 0 ? to : '') + char;
    return left > 0 ? out + to : out;
  }
  return split(text, from, n < 0 ? -1 : n + 1, false).join(to);
}

/** Each word's first letter in title case; in ASCII, words are made of letters, digits and underscores. */
function title(text: string): string {
  return text.replaceAll(/(?<![A-Za-z0-9_]|[^\0-\x7f\s])\p{L}/gu, toTitle);
}

function oneByte(text: string, test: RegExp): boolean {
  const bytes = Buffer.from(text);
  if (bytes.length !== 1)
    throw new FluxError('"v" is not a valid argument: argument length is not equal to 1', {
      code: 'internal error',
    });
  return test.test(String.fromCharCode(bytes[0]));
}

function substring(text: string, start: bigint, end: bigint): string {
  const chars = [...text];
  const length = BigInt(chars.length);
  const from = start < 0n ? 0n : start > length ? length : start;
  const to = end > length ? length : end < from ? from : end;
  return chars.slice(Number(from), Number(to)).join('');
}

/** A case of each letter by itself, as Go changes it: a letter whose other case is several letters stays. */
function eachLetter(text: string, change: (letter: string) => string): string {
  let out = '';
  for (const letter of text) {
    const changed = change(letter);
    out += [...changed].length === 1 ? changed : letter;
  }
  return out;
}

const toUpper = (text: string): string => eachLetter(text, (letter) => letter.toUpperCase());
const toLower = (text: string): string =>
  eachLetter(text, (letter) => (letter === '\u0130' ? 'i' : letter.toLowerCase()));

/** Letters that are two in one, by their forms in lower and upper case. */
const titleCase: Readonly<Record<string, string>> = {
  ǆ: 'ǅ',
  Ǆ: 'ǅ',
  ǉ: 'ǈ',
  Ǉ: 'ǈ',
  ǌ: 'ǋ',
  Ǌ: 'ǋ',
  ǳ: 'ǲ',
  Ǳ: 'ǲ',
  ǅ: 'ǅ',
  ǈ: 'ǈ',
  ǋ: 'ǋ',
  ǲ: 'ǲ',
};
const toTitle = (text: string): string =>
  eachLetter(text, (letter) => titleCase[letter] ?? letter.toUpperCase());

function equalFold(a: string, b: string): boolean {
  return toLower(toUpper(a)) === toLower(toUpper(b));
}

const one = (name: string, apply: (text: string) => string): Builtin =>
  fn(name, ['v'], 'string', (args) => apply(changed(args)));

const withCutset = (
  name: string,
  apply: (text: string, cutset: string) => string,
  parameter = 'cutset',
): Builtin => fn(name, ['v', parameter], 'string', (args) => apply(...pair(args, parameter)));

const test = (name: string, parameter: string, apply: (text: string, other: string) => boolean): Builtin =>
  fn(name, ['v', parameter], 'bool', (args) => apply(...pair(args, parameter)));

const find = (name: string, parameter: string, apply: (text: string, other: string) => bigint): Builtin =>
  fn(name, ['v', parameter], 'int', (args) => apply(...pair(args, parameter)));

const letter = (name: string, pattern: RegExp): Builtin =>
  fn(name, ['v'], 'bool', (args) => oneByte(examined(args), pattern));

export const stringFunctions: Builtin[] = [
  one('title', title),
  one('toUpper', toUpper),
  one('toLower', toLower),
  one('toTitle', toTitle),
  one('trimSpace', (text) => text.trim()),
  withCutset('trim', (text, cutset) => trimEnd(trimStart(text, cutset), cutset)),
  withCutset('trimLeft', trimStart),
  withCutset('trimRight', trimEnd),
  withCutset(
    'trimPrefix',
    (text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text),
    'prefix',
  ),
  withCutset(
    'trimSuffix',
    (text, suffix) => (suffix && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text),
    'suffix',
  ),
  test('hasPrefix', 'prefix', (text, prefix) => text.startsWith(prefix)),
  test('hasSuffix', 'suffix', (text, suffix) => text.endsWith(suffix)),
  test('containsStr', 'substr', (text, part) => text.includes(part)),
  test('containsAny', 'chars', (text, chars) => firstOfAny(text, chars) >= 0),
  test('equalFold', 't', equalFold),
  find('compare', 't', (a, b) => BigInt(Math.sign(compareStrings(a, b)))),
  find('countStr', 'substr', (text, part) => BigInt(count(text, part))),
  find('index', 'substr', (text, part) => byteIndex(text, text.indexOf(part))),
  find('indexAny', 'chars', (text, chars) => byteIndex(text, firstOfAny(text, chars))),
  find('lastIndex', 'substr', (text, part) => byteIndex(text, text.lastIndexOf(part))),
  find('lastIndexAny', 'chars', (text, chars) => byteIndex(text, firstOfAny(text, chars, true))),
  letter('isDigit', /\p{Nd}/u),
  letter('isLetter', /\p{L}/u),
  letter('isLower', /\p{Ll}/u),
  letter('isUpper', /\p{Lu}/u),
  fn('strlen', ['v'], 'int', (args) => BigInt([...examined(args)].length)),
  fn('substring', ['v', 'start', 'end'], 'string', (args) =>
    substring(args.string('v'), args.int('start'), args.int('end')),
  ),
  fn('repeat', ['v', 'i'], 'string', (args) => {
    const [text] = texts(args, 'v');
    return repeat(text, number(args, 'i'));
  }),
  fn('replace', ['v', 't', 'u', 'i'], 'string', (args) => {
    const [text, from, to] = texts(args, 'v', 't', 'u');
    return replace(text, from, to, number(args, 'i'));
  }),
  fn('replaceAll', ['v', 't', 'u'], 'string', (args) => {
    const [text, from, to] = texts(args, 'v', 't', 'u');
    return replace(text, from, to, -1);
  }),
  fn('split', ['v', 't'], 'array', (args) => split(...pair(args, 't'), -1, false)),
  fn('splitAfter', ['v', 't'], 'array', (args) => split(...pair(args, 't'), -1, true)),
  fn('splitN', ['v', 't', 'i'], 'array', (args) => split(...pair(args, 't'), number(args, 'i'), false)),
  fn('splitAfterN', ['v', 't', 'i'], 'array', (args) => split(...pair(args, 't'), number(args, 'i'), true)),
  builtin('joinStr', { arr: piped, v: required }, join, { package: path, returns: 'string' }),
];

function pair(args: Args, second: string): [string, string] {
  const [a, b] = texts(args, 'v', second);
  return [a, b];
}

function join(args: Args): string {
  for (const item of args.array('arr')) {
    if (typeof item === 'string') continue;
    const given = isNull(item) ? 'string value <nil>' : natureOf(item);
    refused(`expected elements of argument "arr" to be of type string, got type ${given}`);
  }
  const [separator] = texts(args, 'v');
  return args.strings('arr').join(separator);
}

function repeat(text: string, times: number): string {
  if (times < 0) throw new FluxError('strings: negative Repeat count');
  if (text.length * times > 100_000_000) throw new FluxError('repeat: the result is too long');
  return text.repeat(times);
}
