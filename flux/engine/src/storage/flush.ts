/** Waits until something is on disk; `committed` settles when the system has flushed it. */
export type Flush = (committed: Promise<void>) => Promise<void>;

export const flushNow: Flush = (committed) => committed;

/** Resolves when both have; rejects when one does. */
export async function flushed(committed: Promise<void>, flush: Flush): Promise<void> {
  // The hook may wait for something else first; a failure then is still told below.
  committed.catch(() => undefined);
  await flush(committed);
  await committed;
}
