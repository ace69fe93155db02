/** What a call of the generated API client takes besides: it hands them on to the transport, which knows the signal. */
export interface CallOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** The options of a call that is given up with the signal. */
export function abortable(signal: AbortSignal | undefined): CallOptions {
  return signal === undefined ? {} : { signal };
}
