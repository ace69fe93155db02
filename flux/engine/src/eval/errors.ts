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

/** Where in the script something went wrong; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** What is wrong with a script or its data, in influxd's words. */
export class FluxError extends Error {
  override readonly name = 'FluxError';
  readonly code: FluxErrorCode;
  place: Place | undefined;

  constructor(message: string, options: { code?: FluxErrorCode; place?: Place; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code ?? 'invalid';
    this.place = options.place;
  }
}
