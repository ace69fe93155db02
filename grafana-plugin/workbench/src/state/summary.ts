import type { FoundMinute, IncidentSummary } from '../api/types.js';

/** How many minutes a status was off in the time shown. */
export interface OffMinutes {
  status: string;
  critical: number;
  warning: number;
}

/** Counts minutes that were off a status, most critical first. */
export function offMinutes(findings: readonly FoundMinute[]): OffMinutes[] {
  const byStatus = new Map<string, OffMinutes>();
  for (const { status, severity } of findings) {
    const entry = byStatus.get(status) ?? { status, critical: 0, warning: 0 };
    entry[severity]++;
    byStatus.set(status, entry);
  }
  return [...byStatus.values()].sort((a, b) => b.critical - a.critical || b.warning - a.warning);
}

/** Open incidents first, then the newest. */
export function inOrder(incidents: readonly IncidentSummary[]): IncidentSummary[] {
  return [...incidents].sort(
    (a, b) =>
      Number(b.state === 'open') - Number(a.state === 'open') || Date.parse(b.start) - Date.parse(a.start),
  );
}
