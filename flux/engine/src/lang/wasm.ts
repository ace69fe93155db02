import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';

/** The official parser and checker, compiled to WebAssembly. */
export interface FluxWasm {
  Flux: new (script: string) => { ast(): unknown; free(): void };
  Lsp: new () => LanguageServer;
}

export interface LanguageServer {
  onMessage(handler: (message: string) => void): void;
  run(): Promise<unknown>;
  send(message: string): Promise<unknown>;
  free(): void;
}

let loaded: FluxWasm | undefined;

type CommonJs = (
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  file: string,
  folder: string,
  console: Console,
) => void;

/** The checker reports its own start on the console, with a path of the machine that built it; errors stay. */
const quiet: Console = Object.assign(Object.create(console) as Console, {
  debug: () => undefined,
  info: () => undefined,
  log: () => undefined,
});

/** Loads the module on first use: it is CommonJS and takes some 30 ms. */
export function fluxWasm(): FluxWasm {
  return (loaded ??= load());
}

/** Runs the module as Node would, except that `console` is ours: it has no option against what it prints. */
function load(): FluxWasm {
  const file = createRequire(import.meta.url).resolve('@influxdata/flux-lsp-node');
  const names = ['exports', 'require', 'module', '__filename', '__dirname', 'console'];
  const run = compileFunction(readFileSync(file, 'utf8'), names, { filename: file }) as CommonJs;
  const module = { exports: {} };
  run(module.exports, createRequire(file), module, file, dirname(file), quiet);
  return module.exports as FluxWasm;
}
