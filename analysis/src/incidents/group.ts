import type { Incident, StatusIncident } from './types.js';

/**
 * Joins the incidents of single statuses into those people speak of, in order of time. Which belong together is stored
 * with them.
 * @param critical score from which an incident is critical
 */
export function groupIncidents(incidents: readonly StatusIncident[], critical: number): Incident[] {
  const groups = new Map<number, StatusIncident[]>();
  for (const one of [...incidents].sort((a, b) => a.start - b.start))
    groups.set(one.incident, [...(groups.get(one.incident) ?? []), one]);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([start, group]) => ({
      start,
      end: Math.max(...group.map(({ end }) => end)),
      open: group.some(({ state }) => state === 'open'),
      severity: group.some(({ peak }) => peak >= critical) ? 'critical' : 'warning',
      statuses: group.sort((a, b) => Math.abs(b.excess) - Math.abs(a.excess)),
      harm: harmOf(group),
    }));
}

/** Excess a status: an incident may hold several of one status after another. */
export function excessByStatus({
  statuses,
}: {
  statuses: readonly StatusIncident[];
}): Map<StatusIncident['status'], number> {
  const sums = new Map<StatusIncident['status'], number>();
  for (const { status, excess } of statuses) sums.set(status, (sums.get(status) ?? 0) + excess);
  return sums;
}

/** A denied payment is also an approval that is missing: the larger of the two sides is the harm. */
export function harmOf(statuses: readonly StatusIncident[]): number {
  const sums = [...excessByStatus({ statuses })];
  const missing = sums.filter(([, excess]) => excess < 0).reduce((sum, [, excess]) => sum - excess, 0);
  const wrong = sums
    .filter(([status, excess]) => status !== 'approved' && excess > 0)
    .reduce((sum, [, excess]) => sum + excess, 0);
  return Math.max(missing, wrong);
}
