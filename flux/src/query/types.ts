/** Where an InfluxDB 2 (or the embedded engine) is, and how to get in. */
export interface Connection {
  url: string;
  token: string;
  org: string;
}

/** One row of a query's result: long, double and unsignedLong are numbers, times RFC 3339 strings. */
export type Row = Record<string, string | number | boolean | null>;

export interface QueryOptions {
  /** What `now()` is in the script; default: the server's clock. */
  now?: Date;
  signal?: AbortSignal;
  /** False where nobody wants the rows, as of a script that ends in `to()`: none are returned. Default true. */
  rows?: boolean;
}

/** Anything that carries out Flux: an HTTP connection, or an engine in this process. */
export interface FluxTarget {
  run(flux: string, options?: QueryOptions): Promise<Row[]>;
}
