import type { Incident, StatusIncident } from './types.js';

export interface GroupOptions {
  /** Score from which an incident is critical. */
  critical: number;
  /** Incidents at most this many minutes apart are one. */
  gap: number;
}

/** Joins the incidents of single statuses into those people speak of, in order of time. */
export function groupIncidents(
  incidents: readonly StatusIncident[],
  { critical, gap }: GroupOptions,
): Incident[] {
  const groups: StatusIncident[][] = [];
  let end = -Infinity;
  for (const incident of [...incidents].sort((a, b) => a.start - b.start)) {
    if (incident.start - end <= gap) groups.at(-1)!.push(incident);
    else groups.push([incident]);
    end = Math.max(end, incident.end);
  }
  return groups.map((group) => ({
    start: Math.min(...group.map(({ start }) => start)),
    end: Math.max(...group.map((incident) => incident.end)),
    open: group.some(({ state }) => state === 'open'),
    severity: group.some(({ peak }) => peak >= critical) ? 'critical' : 'warning',
    statuses: group.sort((a, b) => Math.abs(b.excess) - Math.abs(a.excess)),
    harm: harmOf(group),
  }));
}

/** Excess a status: an incident may hold several of one status after another. */
export function excessByStatus({
  statuses,
}: Pick<Incident, 'statuses'>): Map<StatusIncident['status'], number> {
  const sums = new Map<StatusIncident['status'], number>();
  for (const { status, excess } of statuses) sums.set(status, (sums.get(status) ?? 0) + excess);
  return sums;
}

/** A denied payment is also an approval that is missing: the larger of the two sides is the harm. */
function harmOf(group: readonly StatusIncident[]): number {
  const sums = [...excessByStatus({ statuses: [...group] })];
  const missing = sums.filter(([, excess]) => excess < 0).reduce((sum, [, excess]) => sum - excess, 0);
  const wrong = sums
    .filter(([status, excess]) => status !== 'approved' && excess > 0)
    .reduce((sum, [, excess]) => sum + excess, 0);
  return Math.max(missing, wrong);
}
