/** Consecutive minutes at or over a level, with short pauses bridged. Minutes from the first, both included. */
export interface Episode {
  start: number;
  end: number;
  peak: number;
}

/** Minutes at a level that are at most this far apart belong to one episode. */
export const episodeGap = 10;

/**
 * @param scores a score a minute; NaN is under every level
 * @param counts which minutes may belong to an episode; the others are passed over
 */
export function episodesOf(
  scores: Float64Array,
  level: number,
  counts: (minute: number) => boolean = () => true,
): Episode[] {
  const episodes: Episode[] = [];
  scores.forEach((score, minute) => {
    if (!(score >= level) || !counts(minute)) return;
    const last = episodes.at(-1);
    if (last && minute - last.end <= episodeGap) {
      last.end = minute;
      last.peak = Math.max(last.peak, score);
    } else episodes.push({ start: minute, end: minute, peak: score });
  });
  return episodes;
}
