export type ScaleKind = 'linear' | 'sqrt' | 'log';

/** Maps a count (≥ 0) to a height; zero stays zero in every scale. */
export function toHeight(value: number, kind: ScaleKind): number {
  const count = Math.max(0, value);
  if (kind === 'sqrt') {
    return Math.sqrt(count);
  }
  return kind === 'log' ? Math.log1p(count) : count;
}

/** Maps a whole column to 0…1 of a lane whose greatest count is `max`; null stays null. */
export function toHeights(
  column: ReadonlyArray<number | null>,
  max: number,
  kind: ScaleKind,
): Array<number | null> {
  const top = toHeight(max, kind) || 1;
  return column.map((value) => (value === null ? null : Math.min(1, toHeight(value, kind) / top)));
}

/** The greatest of 1, 2, 5 × 10ⁿ that is at most `max`; 1 below that. */
export function roundTick(max: number): number {
  if (max <= 1) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(max));
  const lead = max / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}
