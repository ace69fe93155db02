import { createRequire } from 'node:module';

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

/** Loads the module on first use: it is CommonJS and takes some 30 ms. */
export function fluxWasm(): FluxWasm {
  loaded ??= createRequire(import.meta.url)('@influxdata/flux-lsp-node') as FluxWasm;
  return loaded;
}
