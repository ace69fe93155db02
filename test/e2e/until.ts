/**
 * Resolves with the first value of `probe` that is neither undefined nor false; a probe that throws counts as not yet.
 * @throws after `seconds`, with the last failure.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T> | T,
  seconds = 60,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + seconds * 1000;
  let last: unknown;
  for (;;) {
    try {
      const value = await probe();
      if (value !== undefined && value !== null && value !== false) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
