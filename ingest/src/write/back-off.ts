export interface BackOffOptions {
  /** Wait before the second attempt. */
  firstMs: number;
  longestMs: number;
}

export const defaultBackOff: BackOffOptions = { firstMs: 250, longestMs: 15_000 };

/**
 * How long to wait after so many failures: doubled each time, between half and all of it at random, so that many
 * clients do not come back together; never less than the server asked for.
 * @param random from 0 to 1
 */
export function backOff(
  failures: number,
  { firstMs, longestMs }: BackOffOptions,
  random: number,
  retryAfterMs = 0,
): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.max(retryAfterMs, full * (0.5 + random / 2));
}
