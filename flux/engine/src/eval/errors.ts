import type { Table } from '../table/table.js';

/** influxd's error codes, as they stand in `{code, message}` and decide the HTTP status. */
export type FluxErrorCode =
  | 'invalid'
  | 'not found'
  | 'unauthorized'
  | 'forbidden'
  | 'internal error'
  | 'unimplemented'
  | 'too many requests'
  | 'canceled';

/** Where in the script something went wrong; lines and columns count from 1. */
export interface Place {
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

/** What is wrong with a script or its data, in influxd's words. */
export class FluxError extends Error {
  override readonly name = 'FluxError';
  code: FluxErrorCode;
  place: Place | undefined;
  /** The message names function and place already: nothing is added on its way out. */
  final = false;

  constructor(message: string, options: { code?: FluxErrorCode; place?: Place; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code ?? 'invalid';
    this.place = options.place;
  }
}

/** What is wrong with a query as a whole: found when all of the script has run, of what it hands over alone. */
export class PlanError extends FluxError {
  constructor(
    message: string,
    code: FluxErrorCode,
    /** Whether influxd finds it while it plans the query, or when it is about to run it. */
    readonly phase: 'plan' | 'start',
  ) {
    super(message, { code });
    this.final = true;
  }
}

/** What influxd finds when it plans the query: it names no place. */
export function planError(message: string, code: FluxErrorCode = 'invalid'): PlanError {
  return new PlanError(`error in building plan while starting program: ${message}`, code, 'plan');
}

/** What influxd finds when it is about to run the query: it names no place either. */
export function startError(message: string, code: FluxErrorCode = 'invalid'): PlanError {
  return new PlanError(`failed to initialize execute state: ${message}`, code, 'start');
}

/**
 * What the storage refuses to read: the error belongs to the function that asked for the tables, not to the read. Where
 * none did, influxd has sent the tables before it, and what it has of the one that it could not read on.
 */
export class ReadError extends FluxError {
  constructor(
    message: string,
    readonly before: readonly Table[],
    readonly begun: Table,
  ) {
    super(message);
  }
}

/** A query that is ended, whatever it does. */
export class LimitError extends FluxError {}

/** An error of influxd's own that it has put down to nothing: where it knows no place for it either, it tells nothing of it. */
export class UncodedError extends FluxError {
  constructor(message: string) {
    super(message, { code: 'internal error' });
  }
}

/** A key that comes again where one table a key is taken. Of what comes late, influxd does not say who refused it. */
export class RepeatedKeyError extends FluxError {}

/** What V8 throws when calls are nested too deeply. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

/** An error of the storage that knows no place in the script, after it has made some tables. */
export class CutOffError extends FluxError {
  constructor(
    message: string,
    code: FluxErrorCode,
    readonly made: readonly Table[],
  ) {
    super(message, { code });
    this.final = true;
  }
}

/** What influxd tells of an error of its own that it has not put down to anything. */
export const maskedMessage = 'An internal error has occurred - check server logs';

/** An error of influxd's own, which says nothing more of it. */
export function maskedError(): FluxError {
  const error = new FluxError(maskedMessage, { code: 'internal error' });
  error.final = true;
  return error;
}

/** Where influxd panics. */
export function panicError(message: string): FluxError {
  const error = new FluxError(`panic: ${message}`, { code: 'internal error' });
  error.final = true;
  return error;
}
