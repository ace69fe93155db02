/** The share of a name that may differ: beyond it a suggestion misleads. */
const tolerated = 0.4;

/**
 * The candidate whose name takes the fewest edits, the first of several; undefined where none is close.
 * @param candidates what is suggested, by the name that it is compared by; in the order of preference
 */
export function nearest(
  wanted: string,
  candidates: Iterable<readonly [name: string, suggestion: string]>,
): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const [name, suggestion] of candidates) {
    const share = edits(name.toLowerCase(), wanted.toLowerCase()) / Math.max(name.length, wanted.length, 1);
    if (share < least && share <= tolerated) [least, best] = [share, suggestion];
  }
  return best;
}

/** Levenshtein's distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
