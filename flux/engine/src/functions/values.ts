import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import type { Constant } from '../eval/library.js';
import { describe, natureOf } from '../eval/natures.js';
import type { Query } from '../eval/query.js';
import { RegExpValue } from '../eval/regexp.js';
import { Dict, dictKey, Duration, FluxRecord, recordOf, Time } from '../eval/values.js';
import type { Value } from '../eval/values.js';
import { locationOf, utcRecord } from '../eval/zone.js';
import { infinity } from './windows/interval.js';
import { builtin, inPackage, otherwise, required } from './transform.js';

/** The arguments of a function of `regexp`, each of the type it needs. */
interface Operands {
  r: RegExpValue;
  v: string;
  t: string;
  i: number;
}

/** Throws FluxError, in influxd's words, that names all arguments where one of them is of another type. */
function operands(args: Args, ...names: Array<keyof Operands>): Operands {
  const values = names.map((name) => args.value(name));
  const types = { r: 'regexp', v: 'string', t: 'string', i: 'int' };
  if (names.some((name, n) => natureOf(values[n]) !== types[name])) {
    const shown = names.map(
      (name, n) => `argument ${name} of type ${describe(args.nature(name), values[n])}`,
    );
    const list =
      shown.length < 3 ? shown.join(' and ') : `${shown.slice(0, -1).join(', ')}, and ${shown.at(-1)}`;
    throw new FluxError(`cannot execute function containing ${list}`);
  }
  const found = Object.fromEntries(names.map((name, n) => [name, values[n]])) as unknown as Operands;
  return { ...found, i: Number(found.i) };
}

function textOr(args: Args, refusal: (given: string) => string): string {
  const value = args.value('v');
  if (typeof value === 'string') return value;
  throw new FluxError(refusal(`argument v of type ${describe(args.nature('v'), value)}`));
}

function dictOf(args: Args): Dict {
  const value = args.value('dict');
  if (value instanceof Dict) return value;
  throw new FluxError(`argument "dict" must be a dictionary, got ${natureOf(value)}`);
}

/** Go's replacement template (`$1`, `${name}`) as JavaScript's: a name runs as far as it can. */
function expand(
  template: string,
  match: RegExpExecArray | readonly string[],
  groups: Record<string, string> | undefined,
): string {
  return template.replaceAll(
    /\$(?:\$|\{(\w+)\}|(\w+))/g,
    (whole, braced: string | undefined, bare: string | undefined) => {
      if (whole === '$$') return '$';
      const name = braced ?? bare!;
      return (/^\d+$/.test(name) ? match[Number(name)] : groups?.[name]) ?? '';
    },
  );
}

function replaceAll(text: string, pattern: RegExpValue, template: string): string {
  let out = '';
  let from = 0;
  for (const match of pattern.matches(text)) {
    out += text.slice(from, match.index) + expand(template, match, match.groups);
    from = match.index + match[0].length;
  }
  return out + text.slice(from);
}

function splitBy(text: string, pattern: RegExpValue, n: number): string[] {
  if (n === 0) return [];
  if (pattern.source !== '' && text === '') return [''];
  const parts: string[] = [];
  let from = 0;
  let end = 0;
  for (const match of pattern.matches(text)) {
    if (n > 0 && parts.length === n - 1) break;
    end = match.index;
    if (match.index + match[0].length !== 0) parts.push(text.slice(from, end));
    from = match.index + match[0].length;
  }
  if (end !== text.length) parts.push(text.slice(from));
  return parts;
}

const regexpFunctions = inPackage(
  'regexp',
  builtin(
    'compile',
    { v: required },
    (args) => new RegExpValue(textOr(args, (given) => `cannot convert ${given} to Regex`)),
    { returns: 'regexp' },
  ),
  builtin(
    'quoteMeta',
    { v: required },
    (args) =>
      textOr(
        args,
        (given) => `cannot escape all regular expression metacharacters inside ${given}`,
      ).replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&'),
    { returns: 'string' },
  ),
  builtin(
    'findString',
    { r: required, v: required },
    (args) => {
      const { r, v } = operands(args, 'r', 'v');
      return r.first(v)?.[0] ?? '';
    },
    { returns: 'string' },
  ),
  builtin('findStringIndex', { r: required, v: required }, (args) => {
    const { r, v } = operands(args, 'r', 'v');
    const match = r.first(v);
    if (!match) return [];
    const bytes = (index: number): bigint => BigInt(Buffer.byteLength(v.slice(0, index)));
    return [bytes(match.index), bytes(match.index + match[0].length)];
  }),
  builtin('getString', { r: required }, (args) => operands(args, 'r').r.source, { returns: 'string' }),
  builtin(
    'matchRegexpString',
    { r: required, v: required },
    (args) => {
      const { r, v } = operands(args, 'r', 'v');
      return r.test(v);
    },
    { returns: 'bool' },
  ),
  builtin(
    'replaceAllString',
    { r: required, v: required, t: required },
    (args) => {
      const { r, v, t } = operands(args, 'r', 'v', 't');
      return replaceAll(v, r, t);
    },
    { returns: 'string' },
  ),
  builtin('splitRegexp', { r: required, v: required, i: required }, (args) => {
    const { r, v, i } = operands(args, 'r', 'v', 'i');
    return splitBy(v, r, i);
  }),
);

const dictFunctions = inPackage(
  'dict',
  builtin('fromList', { pairs: required }, (args) =>
    Dict.of(
      args.array('pairs').map((pair) => {
        const record = recordOf(pair, 'each of pairs');
        return [record.get('key'), record.get('value')] as const;
      }),
    ),
  ),
  builtin(
    'get',
    { dict: required, key: required, default: required },
    (args) => {
      const entry = dictOf(args).entries.get(dictKey(args.value('key')));
      return entry ? entry[1] : args.typed('default');
    },
    { returnsKindOf: 'default' },
  ),
  builtin('insert', { dict: required, key: required, value: required }, (args) =>
    dictOf(args).with(args.value('key'), args.typed('value')),
  ),
  builtin('remove', { dict: required, key: required }, (args) => {
    const entries = new Map(dictOf(args).entries);
    entries.delete(dictKey(args.value('key')));
    return new Dict(entries);
  }),
);

function isType(args: Args): Value {
  const nature = args.nature('v');
  return nature !== 'invalid' && nature === args.string('type');
}

function die(args: Args): Value {
  throw new FluxError(args.string('msg') || '<invalid>');
}

/** Bounds of bins, each made from the one before as influxd does it, and one above all where wanted. */
function bins(args: Args, { query }: Call, next: (bound: number) => number): Value {
  const bounds: number[] = [];
  let bound = args.float('start');
  for (let i = binCount(args, query); i > 0; i--) {
    bounds.push(bound);
    bound = next(bound);
  }
  return args.bool('infinity') ? [...bounds, Infinity] : bounds;
}

function linearBins(args: Args, call: Call): Value {
  const width = args.float('width');
  return bins(args, call, (bound) => bound + width);
}

function logarithmicBins(args: Args, call: Call): Value {
  const factor = args.float('factor');
  return bins(args, call, (bound) => bound * factor);
}

/** Of a count below none influxd panics, where it makes room for the bins or fills the last of none. */
function binCount(args: Args, query: Query): number {
  const count = Number(args.int('count'));
  const hasRoom = count === -1 && args.bool('infinity');
  if (count < 0)
    throw query.panic(
      hasRoom ? 'runtime error: index out of range [-1]' : 'runtime error: makeslice: len out of range',
    );
  if (count > 1_000_000) throw new FluxError('count must be at most 1000000');
  return count;
}

export const valueFunctions: Builtin[] = [
  ...regexpFunctions,
  ...dictFunctions,
  builtin('isType', { v: required, type: required }, isType, { package: 'types', returns: 'bool' }),
  builtin('die', { msg: required }, die),
  builtin('now', {}, (_, call) => new Time(call.query.now()), { returns: 'time' }),
  builtin('time', {}, (_, call) => new Time(call.query.context.now), { package: 'system', returns: 'time' }),
  builtin(
    'location',
    { name: required },
    (args) => {
      const record = FluxRecord.of({ zone: args.string('name'), offset: new Duration(0n, 0n) });
      locationOf(record);
      return record;
    },
    {
      package: 'timezone',
    },
  ),
  builtin(
    'fixed',
    { offset: required },
    (args) => FluxRecord.of({ zone: 'UTC', offset: args.duration('offset') }),
    {
      package: 'timezone',
    },
  ),
  builtin(
    'linearBins',
    { start: required, width: required, count: required, infinity: otherwise(true) },
    linearBins,
  ),
  builtin(
    'logarithmicBins',
    { start: required, factor: required, count: required, infinity: otherwise(true) },
    logarithmicBins,
  ),
];

export const valueConstants: Constant[] = [
  { package: 'universe', name: 'inf', value: infinity },
  { package: 'universe', name: 'location', value: utcRecord },
  { package: 'timezone', name: 'utc', value: utcRecord },
];
