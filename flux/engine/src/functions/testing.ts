import type { Args, Builtin, Call } from '../eval/builtin.js';
import { callFunction } from '../eval/closure.js';
import { FluxError } from '../eval/errors.js';
import type { FluxErrorCode } from '../eval/errors.js';
import { RegExpValue } from '../eval/regexp.js';
import { TableStream } from '../eval/stream.js';
import { FluxRecord, UInt } from '../eval/values.js';
import type { FluxFunction, Value } from '../eval/values.js';
import type { Table } from '../table/table.js';
import { tableOf } from './arrays.js';
import { diff } from './diff.js';
import { builtin, inPackage, optional, otherwise, piped, required, sorted, transform } from './transform.js';

/** The numbers that Flux gives to kinds of errors. */
const codeNumbers: Readonly<Record<FluxErrorCode, bigint>> = {
  canceled: 1n,
  invalid: 3n,
  'not found': 5n,
  forbidden: 7n,
  'too many requests': 8n,
  unimplemented: 12n,
  'internal error': 13n,
  unauthorized: 16n,
};

/** What a function returns, or the error that it fails with, as a record of both. */
function caught(fn: FluxFunction, call: Call): FluxRecord {
  try {
    return FluxRecord.of({ value: callFunction(fn, {}, call.query, call.at), code: null, msg: null });
  } catch (error) {
    if (!(error instanceof FluxError)) throw error;
    return FluxRecord.of({ value: null, code: new UInt(codeNumbers[error.code]), msg: error.message });
  }
}

/** Results of tests that found something have this name. */
function handOver(stream: TableStream, call: Call): TableStream {
  const result = transform({ ...call, name: 'yield' }, stream, (tables) => tables, {
    passing: 'chunks',
    transparent: true,
  });
  call.query.yield('errorOutput', result);
  return result;
}

function testDiff(args: Args, call: Call): TableStream {
  return handOver(diff(args, call), call);
}

function rows(call: Call, records: readonly FluxRecord[]): TableStream {
  const tables = records.length === 0 ? [] : [tableOf(records)];
  return new TableStream({ kind: call.name, inputs: [], at: call.at, compute: () => tables });
}

function assertEqualValues(args: Args, call: Call): TableStream {
  const row = (v: Value): TableStream => rows(call, [FluxRecord.of({ v })]);
  return compareRows(row(args.value('got')), row(args.value('want')), call);
}

function compareRows(got: TableStream, want: TableStream, call: Call): TableStream {
  const both = FluxRecord.of({ got, want });
  const given: Pick<Args, 'stream'> = { stream: (name = 'got') => both.get(name) as TableStream };
  return handOver(diff(given, call), call);
}

function shouldError(args: Args, call: Call): TableStream {
  const { fields } = caught(args.fn1('fn'), call);
  const message = fields.get('msg') ?? null;
  if (typeof message !== 'string') throw new FluxError('shouldError expected an error');
  return handOver(rows(call, pattern(args).test(message) ? [] : [FluxRecord.of({ v: message })]), call);
}

/** Hands over what differs from one row of the error's code and of whether its message matches. */
function shouldErrorWithCode(args: Args, call: Call): TableStream {
  const { fields } = caught(args.fn1('fn'), call);
  const message = fields.get('msg') ?? null;
  if (typeof message !== 'string') throw new FluxError('shouldErrorWithCode expected an error');
  const row = (code: Value, match: Value): TableStream => rows(call, [FluxRecord.of({ code, match })]);
  return compareRows(
    row(fields.get('code') ?? null, pattern(args).test(message)),
    row(args.value('code'), true),
    call,
  );
}

function assertMatches(args: Args, call: Call): TableStream {
  const got = args.string('got');
  const want = pattern(args);
  if (!want.test(got)) throw new FluxError(`Regex \`${want.source}\` does not match \`${got}\``);
  return compareRows(rows(call, []), rows(call, []), call);
}

function pattern(args: Args): RegExpValue {
  const want = args.value('want');
  if (want instanceof RegExpValue) return want;
  throw new FluxError('want must be a regular expression');
}

function assertEmpty(args: Args, call: Call): TableStream {
  return transform(call, args.stream(), (tables) => {
    const found = tables.filter(({ length }) => length > 0).length;
    if (found > 0) throw new FluxError(`found ${found} tables that were not empty`);
    return [];
  });
}

function assertEquals(args: Args, call: Call): TableStream {
  const name = args.string('name');
  return new TableStream({
    kind: call.name,
    inputs: [args.stream('got'), args.stream('want')],
    at: call.at,
    compute: ([got, want]) => {
      const byKey = new Map(want.map((table) => [table.key.id(), table]));
      for (const table of got) {
        const other = byKey.get(table.key.id());
        if (other && !sameTable(table, other)) throw new FluxError(`test ${name}: tables not equal`);
      }
      if (got.length !== want.length) throw new FluxError('assertEquals streams had unequal table counts');
      if (got.some((table) => !byKey.has(table.key.id())))
        throw new FluxError(`test ${name}: unequal group key sets`);
      return sorted(got);
    },
  });
}

function sameTable(a: Table, b: Table): boolean {
  if (a.length !== b.length || a.columns.length !== b.columns.length) return false;
  return a.columns.every((column, index) => {
    const other = b.columns[index];
    if (a.layout.labels[index] !== b.layout.labels[index] || column.type !== other.type) return false;
    for (let row = 0; row < a.length; row++) {
      const missing = column.isNull(row);
      if (missing !== other.isNull(row) || (!missing && column.raw(row) !== other.raw(row))) return false;
    }
    return true;
  });
}

const both = { got: piped, want: required };

export const testingFunctions: Builtin[] = [
  ...inPackage(
    'testing',
    builtin('load', { tables: piped }, (args): Value => args.stream()),
    builtin(
      'diff',
      { ...both, verbose: otherwise(false), epsilon: optional, nansEqual: otherwise(false) },
      testDiff,
    ),
    builtin('assertEquals', { ...both, name: required }, assertEquals),
    builtin('assertEmpty', { tables: piped }, assertEmpty),
    builtin('assertEqualValues', { got: required, want: required }, assertEqualValues),
    builtin('shouldError', { fn: required, want: required }, shouldError),
  ),
  ...inPackage(
    'internal/testing',
    builtin('shouldErrorWithCode', { fn: required, want: required, code: required }, shouldErrorWithCode),
    builtin('assertMatches', { got: required, want: required }, assertMatches),
  ),
  // What a test expects of influxd's planner says nothing about its tables.
  builtin('planner', { rules: required }, () => FluxRecord.of({}), { package: 'testing/expect' }),
  ...inPackage(
    'experimental',
    builtin('diff', both, diff),
    builtin('catch', { fn: required }, (args, call) => caught(args.fn1('fn'), call)),
  ),
];
