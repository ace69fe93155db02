import { createRequire } from 'node:module';

/** A fault that the official semantic checker found; line and column count from 1. */
export interface Diagnostic {
  line: number;
  column: number;
  message: string;
}

interface Lsp {
  onMessage(handler: (message: string) => void): void;
  send(message: string): Promise<unknown>;
  run(): Promise<unknown>;
}

interface Published {
  method?: string;
  params?: {
    uri: string;
    diagnostics: Array<{
      severity?: number;
      message: string;
      range: { start: { line: number; character: number } };
    }>;
  };
}

const error = 1;
let server: Promise<Checker> | undefined;

/**
 * Checks a whole script as Flux's own language server does: unknown functions, wrong arguments, type errors.
 * @returns its faults, none when the script is right
 */
export async function checkFlux(script: string): Promise<Diagnostic[]> {
  server ??= Checker.start();
  return (await server).check(script);
}

/** One language server a process; scripts are checked one after the other, as their answers carry no request id. */
class Checker {
  private readonly published = new Map<string, NonNullable<Published['params']>['diagnostics']>();
  private last: Promise<unknown> = Promise.resolve();
  private count = 0;

  private constructor(private readonly lsp: Lsp) {}

  static async start(): Promise<Checker> {
    const { Lsp: Server } = createRequire(import.meta.url)('@influxdata/flux-lsp-node') as {
      Lsp: new () => Lsp;
    };
    const checker = new Checker(new Server());
    checker.lsp.onMessage((text) => checker.receive(JSON.parse(text) as Published));
    // The server's promise resolves only when it ends, with the process.
    void checker.lsp.run();
    await checker.send({
      id: 1,
      method: 'initialize',
      params: { capabilities: {}, processId: null, rootUri: null },
    });
    await checker.send({ method: 'initialized', params: {} });
    return checker;
  }

  check(script: string): Promise<Diagnostic[]> {
    const next = this.last.then(() => this.run(script));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async run(text: string): Promise<Diagnostic[]> {
    const uri = `file:///${++this.count}.flux`;
    await this.send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'flux', version: 1, text } },
    });
    await new Promise((resolve) => setImmediate(resolve));
    const found = this.published.get(uri);
    this.published.delete(uri);
    await this.send({ method: 'textDocument/didClose', params: { textDocument: { uri } } });
    this.published.delete(uri);
    if (found === undefined) throw new Error('the Flux language server gave no answer');
    return found
      .filter((diagnostic) => diagnostic.severity === error)
      .map(({ message, range }) => ({
        message,
        line: range.start.line + 1,
        column: range.start.character + 1,
      }));
  }

  private receive({ method, params }: Published): void {
    if (method === 'textDocument/publishDiagnostics' && params !== undefined)
      this.published.set(params.uri, params.diagnostics);
  }

  private send(message: object): Promise<unknown> {
    return this.lsp.send(JSON.stringify({ jsonrpc: '2.0', ...message }));
  }
}
