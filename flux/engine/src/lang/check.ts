import { FluxError } from '../eval/errors.js';
import { fluxWasm } from './wasm.js';
import type { LanguageServer } from './wasm.js';

/** Something the semantic checker found wrong; lines and columns count from 1. */
export interface Diagnostic {
  message: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

interface Position {
  line: number;
  character: number;
}
interface Published {
  method?: string;
  params?: {
    uri: string;
    diagnostics: Array<{ severity?: number; message: string; range: { start: Position; end: Position } }>;
  };
}

/** After so many checks a fresh checker takes over: each keeps a little memory of every script it has seen. */
const checksPerServer = 2_000;

/** The official semantic checker: types, arguments and names, with the standard library's own signatures. */
class Checker {
  private server: LanguageServer | undefined;
  private readonly published = new Map<string, (found: Diagnostic[]) => void>();
  private checks = 0;
  private queue: Promise<unknown> = Promise.resolve();

  /** Checks one script after the other: the checker is a single state machine. */
  check(script: string): Promise<Diagnostic[]> {
    const result = this.queue.then(() => this.run(script));
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async run(script: string): Promise<Diagnostic[]> {
    if (this.checks >= checksPerServer) this.retire();
    const uri = `file:///script-${this.checks++}.flux`;
    const server = (this.server ??= await this.start());
    const found = new Promise<Diagnostic[]>((resolve) => this.published.set(uri, resolve));
    const document = { uri, languageId: 'flux', version: 1, text: script };
    await notify(server, 'textDocument/didOpen', { textDocument: document });
    const diagnostics = await found;
    this.published.delete(uri);
    await notify(server, 'textDocument/didClose', { textDocument: { uri } });
    return diagnostics;
  }

  private async start(): Promise<LanguageServer> {
    const server = new (fluxWasm().Lsp)();
    server.onMessage((text) => this.receive(JSON.parse(text) as Published));
    // The server runs until it is freed; an end before that shows as a check without an answer.
    server.run().catch((cause: unknown) => {
      throw new FluxError('the script checker ended', { code: 'internal error', cause });
    });
    const capabilities = { capabilities: {}, processId: null, rootUri: null };
    await server.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: capabilities }));
    await notify(server, 'initialized', {});
    return server;
  }

  private receive(message: Published): void {
    if (message.method !== 'textDocument/publishDiagnostics' || !message.params) return;
    const { uri, diagnostics } = message.params;
    const errors = diagnostics.filter(({ severity }) => severity === undefined || severity === 1);
    this.published.get(uri)?.(
      errors.map(({ message: text, range: { start, end } }) => ({
        message: text,
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      })),
    );
  }

  private retire(): void {
    this.server = undefined;
    this.checks = 0;
  }
}

async function notify(server: LanguageServer, method: string, params: unknown): Promise<void> {
  await server.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
}

const checker = new Checker();

/** What the official checker finds wrong with a script; empty when it may run. Takes some milliseconds. */
export function check(script: string): Promise<Diagnostic[]> {
  return checker.check(script);
}

/** The diagnostics as influxd words them when it refuses a script. */
export function diagnosticsError(diagnostics: readonly Diagnostic[]): FluxError {
  const lines = diagnostics.map(
    ({ message, line, column, endLine, endColumn }) =>
      `error @${line}:${column}-${endLine}:${endColumn}: ${message}`,
  );
  return new FluxError(lines.join('\n\n'), { place: diagnostics[0] });
}
