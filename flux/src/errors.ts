/** A query that InfluxDB refused or that failed half-way; `status` is the HTTP status, where there was one. */
export class FluxQueryError extends Error {
  override readonly name = 'FluxQueryError';
  constructor(
    message: string,
    readonly status?: number,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }

  /** True where no answer came at all: nothing is known about the data. */
  get unreachable(): boolean {
    return this.status === undefined || this.status >= 500 || this.status === 429;
  }
}

/** A wrong model file, script parameter or setting; the message names the key and the remedy. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** A script that cannot be composed: an unknown name, an import conflict, a syntax error. */
export class ComposeError extends Error {
  override readonly name = 'ComposeError';
}
