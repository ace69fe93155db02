import { knownStatuses, watchedStatuses } from './contract.js';

interface Rank {
  status: string;
  severity: number;
  score: number;
  open: boolean;
}

function standing(status: string): number {
  if (watchedStatuses.includes(status)) {
    return watchedStatuses.indexOf(status);
  }
  const known = (knownStatuses as readonly string[]).indexOf(status);
  return known >= 0 ? 100 + known : 1000;
}

/**
 * The order of lanes: statuses the user listed, in that order; then those that deviate, worst first; then
 * watched ones; then the rest by name.
 */
export function laneOrder(ranks: readonly Rank[], listed: readonly string[]): string[] {
  const weight = (rank: Rank): number => (rank.open || rank.severity > 0 ? 1 : 0);
  const place = (rank: Rank): number => {
    const at = listed.indexOf(rank.status);
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  return [...ranks]
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        weight(b) - weight(a) ||
        (weight(a) ? b.severity - a.severity || b.score - a.score : 0) ||
        standing(a.status) - standing(b.status) ||
        a.status.localeCompare(b.status),
    )
    .map((rank) => rank.status);
}
