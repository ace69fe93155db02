import { FluxError } from '../eval/errors.js';
import { discard, instance, isPanic, panicError } from './wasm.js';
import type { Instance, LanguageServer } from './wasm.js';

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

/** After so many checks module and checker are let go of: they keep a little memory of every script they have seen. */
const checksPerInstance = 2_000;

/** Milliseconds after which a checker that neither answers nor panics is given up; a check takes some. */
const longestCheck = 10_000;

/** The official semantic checker: types, arguments and names, with the standard library's own signatures. */
class Checker {
  private running: { server: LanguageServer; from: Instance } | undefined;
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
    if (this.running && (this.checks >= checksPerInstance || this.running.from !== instance())) this.retire();
    const uri = `file:///script-${this.checks++}.flux`;
    let timer: NodeJS.Timeout | undefined;
    try {
      this.running ??= await this.start();
      const { server, from } = this.running;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(noAnswer()), longestCheck);
      });
      return await Promise.race([this.ask(server, uri, script), from.panicked, late]);
    } catch (error) {
      this.retire();
      throw isPanic(error) ? panicError(error) : error;
    } finally {
      clearTimeout(timer);
      this.published.delete(uri);
    }
  }

  private async ask(server: LanguageServer, uri: string, script: string): Promise<Diagnostic[]> {
    const found = new Promise<Diagnostic[]>((resolve) => this.published.set(uri, resolve));
    const document = { uri, languageId: 'flux', version: 1, text: script };
    await notify(server, 'textDocument/didOpen', { textDocument: document });
    const diagnostics = await found;
    await notify(server, 'textDocument/didClose', { textDocument: { uri } });
    return diagnostics;
  }

  private async start(): Promise<{ server: LanguageServer; from: Instance }> {
    const from = instance();
    const server = new from.wasm.Lsp();
    server.onMessage((text) => this.receive(JSON.parse(text) as Published));
    // It runs as long as its module; an end before that shows as a panic or as a check without an answer.
    server.run().catch(() => undefined);
    const capabilities = { capabilities: {}, processId: null, rootUri: null };
    await server.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: capabilities }));
    await notify(server, 'initialized', {});
    return { server, from };
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

  /** A server that runs cannot be freed by itself, so it goes with its module. */
  private retire(): void {
    if (this.running) discard(this.running.from);
    this.running = undefined;
    this.checks = 0;
  }
}

async function notify(server: LanguageServer, method: string, params: unknown): Promise<void> {
  await server.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
}

function noAnswer(): FluxError {
  return new FluxError('the script checker gave no answer: ask again', { code: 'internal error' });
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
