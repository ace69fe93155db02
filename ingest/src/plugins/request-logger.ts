import type { FastifyBaseLogger } from 'fastify';
import type { Bindings, ChildLoggerOptions, LogFn } from 'pino';

type Arguments = Parameters<LogFn>;

/**
 * The logger of one request, which is made when it is first used: nearly no request logs anything, and making one takes
 * more time and memory than storing a transaction.
 */
export class RequestLogger implements FastifyBaseLogger {
  private own: FastifyBaseLogger | undefined;

  constructor(
    private readonly parent: FastifyBaseLogger,
    private readonly bindings: Bindings,
    private readonly options: ChildLoggerOptions = {},
  ) {}

  get level(): string {
    return this.made.level;
  }

  child(bindings: Bindings, options?: ChildLoggerOptions): FastifyBaseLogger {
    return this.made.child(bindings, options);
  }

  fatal(...what: Arguments): void {
    this.made.fatal(...what);
  }

  error(...what: Arguments): void {
    this.made.error(...what);
  }

  warn(...what: Arguments): void {
    this.made.warn(...what);
  }

  info(...what: Arguments): void {
    this.made.info(...what);
  }

  debug(...what: Arguments): void {
    this.made.debug(...what);
  }

  trace(...what: Arguments): void {
    this.made.trace(...what);
  }

  silent(...what: Arguments): void {
    this.made.silent(...what);
  }

  private get made(): FastifyBaseLogger {
    return (this.own ??= this.parent.child(this.bindings, this.options));
  }
}
