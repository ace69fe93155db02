import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import { FluxError, isStackOverflow } from '../eval/errors.js';

/** The official parser and checker, compiled to WebAssembly. */
export interface FluxWasm {
  Flux: new (script: string) => { ast(): unknown; free(): void };
  Lsp: new () => LanguageServer;
  format_from_js_file(tree: object): string;
}

export interface LanguageServer {
  onMessage(handler: (message: string) => void): void;
  run(): Promise<unknown>;
  send(message: string): Promise<unknown>;
  free(): void;
}

/** One copy of the module in memory. */
export interface Instance {
  readonly wasm: FluxWasm;
  /** Rejects when a task of the module panics; it answers nothing afterwards. */
  readonly panicked: Promise<never>;
}

let current: Instance | undefined;

/** Loads the module on first use: it takes some 30 ms. */
export function instance(): Instance {
  return (current ??= load());
}

/** Lets go of the module with all its memory; the next use loads it anew. */
export function discard(used: Instance): void {
  if (current === used) current = undefined;
}

/**
 * Runs something of the module. A script that drives it to its end costs the module, whose memory is in disorder then,
 * and is told as a FluxError.
 */
export function withWasm<T>(run: (wasm: FluxWasm) => T): T {
  const used = instance();
  try {
    return run(used.wasm);
  } catch (error) {
    if (!isPanic(error)) throw error;
    discard(used);
    throw panicError(error);
  }
}

/** The parser's tree of a script, in its own form: plain objects. */
export function syntaxTree({ Flux }: FluxWasm, script: string): unknown {
  const parsed = new Flux(script);
  const tree = parsed.ast();
  // Not on the way of an error: a parser that has panicked goes with its module.
  parsed.free();
  return tree;
}

/** True for a panic in the module, or a stack that ran out. */
export function isPanic(error: unknown): boolean {
  return (error instanceof Error && error.name === 'RuntimeError') || isStackOverflow(error);
}

export function panicError(cause: unknown): FluxError {
  return new FluxError('the script is nested deeper than the parser can read: split it into parts', {
    cause,
  });
}

type CommonJs = (
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  file: string,
  folder: string,
  console: Console,
  Promise: PromiseConstructor,
) => void;

/**
 * The checker reports its own start on the console, with a path of the machine that built it. What it says of a panic
 * comes as an error too; other errors stay.
 */
const quiet: Console = Object.assign(Object.create(console) as Console, {
  debug: () => undefined,
  info: () => undefined,
  log: () => undefined,
  error: (...words: unknown[]) => {
    if (!String(words[0]).startsWith('panicked at')) console.error(...words);
  },
});

/** Runs the module as Node would (it is CommonJS), except that `console` and `Promise` are ours: it has no options. */
function load(): Instance {
  const file = createRequire(import.meta.url).resolve('@influxdata/flux-lsp-node');
  const names = ['exports', 'require', 'module', '__filename', '__dirname', 'console', 'Promise'];
  const run = compileFunction(readFileSync(file, 'utf8'), names, { filename: file }) as CommonJs;
  const module = { exports: {} };
  const { promise, reject } = rejectable();
  run(module.exports, createRequire(file), module, file, dirname(file), quiet, watched(reject));
  return { wasm: module.exports as FluxWasm, panicked: promise };
}

function rejectable(): { promise: Promise<never>; reject: (error: unknown) => void } {
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, fail) => (reject = fail));
  promise.catch(() => undefined);
  return { promise, reject };
}

/** The module's tasks run in callbacks of promises that it keeps to itself: their panics would end the process. */
function watched(onPanic: (error: unknown) => void): PromiseConstructor {
  return class Watched<T> extends Promise<T> {
    override then<A = T, B = never>(
      fulfilled?: ((value: T) => A | PromiseLike<A>) | null,
      rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
    ): Promise<A | B> {
      const next = super.then(fulfilled, rejected);
      void Promise.prototype.then.call(next, undefined, (error: unknown) => {
        if (isPanic(error)) onPanic(error);
      });
      return next;
    }
  };
}
