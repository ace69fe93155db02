/**
 * Does work that may take so long (ms), and no longer than until `stop`; then its signal is aborted. What
 * `AbortSignal.any` would leave behind on a signal that lives as long as the process is taken away again.
 */
export async function withDeadline<T>(
  milliseconds: number,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, milliseconds);
  stop.addEventListener('abort', abort, { once: true });
  if (stop.aborted) abort();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', abort);
  }
}

/** Rejects when the signal is aborted: for what cannot be given up itself, or not at once. */
export function rejectedBy(
  signal: AbortSignal,
  reason = () => new Error('no answer in time'),
): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = (): void => reject(reason());
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}
