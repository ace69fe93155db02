import { library } from '../functions/index.js';
import { check, diagnosticsError } from '../lang/check.js';
import { parse } from '../lang/parse.js';
import { testcases } from '../lang/testcases.js';
import { Cache } from '../limits/cache.js';
import { defaultLimits } from '../limits/limits.js';
import { Compiler } from './compile.js';
import type { Effects } from './compile.js';
import { FluxError, isStackOverflow, LimitError, planError, startError } from './errors.js';
import { externText, withExtern } from './extern.js';
import { Query } from './query.js';
import { planNames } from './result-names.js';
import { Frame, Scope } from './scope.js';
import { FailedStream, TableStream } from './stream.js';
import type { QueryContext, QueryLimits, QueryResult } from './types.js';
import type { Value } from './values.js';
import type { Table } from '../table/table.js';

/** A script that can be run again and again. */
type Runnable = (query: Query, effects: Effects) => void;

/** Scripts that were parsed, checked and compiled, by their text; their trees take many times its length. */
const programs = new Cache<string, Promise<Runnable>>(500, { most: 4_000_000, of: (text) => text.length });

/** Compiles a script, or takes what an earlier call made of the same text. */
function prepare(script: string, context: QueryContext, limits: QueryLimits): Promise<Runnable> {
  const extern = context.extern === undefined ? '' : JSON.stringify(context.extern);
  const key = `${extern}\u0000${script}`;
  const known = programs.get(key);
  if (known) return known;
  const made = compile(script, externText(context.extern), limits);
  programs.set(key, made);
  // A refused script is not kept: its error is made anew, with its own trace.
  made.catch(() => programs.delete(key));
  return made;
}

/** A script with one testcase is run as that testcase; one with several does not say which. */
function runnable(script: string, limits: QueryLimits): string {
  if (!/\btestcase\b/.test(script)) return script;
  const cases = testcases(script, limits);
  if (cases.length === 0) return script;
  if (cases.length === 1) return cases[0].script;
  const names = cases.map(({ name }) => name).join(', ');
  throw new FluxError(`the script holds ${cases.length} testcases (${names}): give one at a time`);
}

async function compile(given: string, extern: string, limits: QueryLimits): Promise<Runnable> {
  const script = runnable(given, limits);
  const file = parse(script, limits);
  const before = extern === '' ? undefined : parse(extern, limits);
  const diagnostics = await check(withExtern(script, file, extern));
  if (diagnostics.length > 0) throw diagnosticsError(diagnostics);
  const scope = new Scope(null);
  const compiler = new Compiler(library);
  const declarations = before && compiler.file(before, scope);
  const main = compiler.file(file, scope);
  return (query, effects) => {
    const frame = new Frame(null, query, scope.size);
    declarations?.(frame, declaring(effects));
    main(frame, effects);
  };
}

/** Of what stands before a script only the declarations count. */
function declaring(effects: Effects): Effects {
  return {
    expression: () => undefined,
    option: (...given) => effects.option(...given),
  };
}

/** Streams a script wants handed over, by name; refuses a name given twice, as influxd does. */
class Results implements Effects {
  private readonly wanted: Array<{ name: string | undefined; stream: TableStream }> = [];

  constructor(private readonly query: Query) {
    query.yield = (name, stream) => this.wanted.push({ name, stream });
    query.writeFrom = (stream) => this.wanted.push({ name: undefined, stream });
  }

  expression(value: Value): void {
    if (!(value instanceof TableStream)) return;
    const isKnown = value.kind === 'yield' || value.kind === 'to';
    if (isKnown && !(value instanceof FailedStream)) return;
    this.wanted.push({ name: '_result', stream: value });
  }

  option(owner: string | undefined, name: string, value: Value): void {
    this.query.options.set(owner === undefined ? name : `${owner}.${name}`, value);
  }

  /** The results in the script's order. What `to()` writes and nothing else reads is one, too, under a name of the plan. */
  byName(): Map<string, TableStream> {
    const streams = this.wanted.map(({ stream }) => stream);
    const read = inputsOf(streams);
    const names = planNames(streams);
    const byName = new Map<string, TableStream>();
    for (const { name = '', stream } of this.wanted) {
      if (name === '' && stream.kind === 'to') {
        if (!read.has(stream)) byName.set(names.get(stream)!, stream);
      } else if (byName.has(name)) throw this.twice(name);
      else byName.set(name, stream);
    }
    return byName;
  }

  private twice(name: string): FluxError {
    const same = this.wanted.filter((one) => one.name === name);
    if (same.every(({ stream }) => stream.kind === 'yield'))
      return planError(`found more than one call to yield() with the name "${name}"`);
    return startError(`tried to produce more than one result with the name "${name}"`);
  }
}

/** All that the streams are made from. */
function inputsOf(streams: readonly TableStream[]): Set<TableStream> {
  const found = new Set<TableStream>();
  const visit = ({ inputs }: TableStream): void => {
    for (const input of inputs) {
      if (found.has(input)) continue;
      found.add(input);
      visit(input);
    }
  };
  streams.forEach(visit);
  return found;
}

/**
 * Runs a script and hands over its results one after the other.
 * Points written by `to()` are stored before the result they belong to is handed over.
 * Throws FluxError, before the first result when the script itself is at fault.
 */
export async function* execute(
  script: string,
  context: QueryContext,
): AsyncGenerator<QueryResult, void, void> {
  try {
    yield* run(script, context);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    throw new FluxError('the script is nested deeper than it can be run: split it into parts', {
      cause: error,
    });
  }
}

async function* run(script: string, context: QueryContext): AsyncGenerator<QueryResult, void, void> {
  const limits = { ...defaultLimits, ...context.limits };
  const program = await prepare(script, context, limits);
  const query = new Query(context);
  try {
    yield* resultsOf(program, query);
  } finally {
    query.end();
  }
}

async function* resultsOf(program: Runnable, query: Query): AsyncGenerator<QueryResult, void, void> {
  const results = new Results(query);
  program(query, results);
  const streams = results.byName();
  if (streams.size === 0)
    throw new FluxError(
      'error in query specification while starting program: this Flux script returns no streaming data. ' +
        'Consider adding a "yield" or invoking streaming functions directly, without performing an assignment',
    );
  query.plan(streams.values());
  // influxd leaves the order of results to chance; here it is the script's.
  for (const [name, stream] of streams) {
    const { tables, error } = await evaluated(stream, query);
    await query.flush();
    if (!error) yield { name, tables };
    else {
      if (tables.length > 0) yield { name, tables, cutOff: true };
      throw error;
    }
  }
}

/** A stream's tables; where it fails, those that influxd sends before the error. */
async function evaluated(stream: TableStream, query: Query): Promise<{ tables: Table[]; error?: FluxError }> {
  try {
    return { tables: await query.evaluate(stream) };
  } catch (error) {
    if (!(error instanceof FluxError) || error instanceof LimitError) throw error;
    return { tables: stream.sent(query), error };
  }
}
