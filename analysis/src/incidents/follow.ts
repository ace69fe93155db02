import type { Subject } from '@firewatch/flux';
import type { StatusIncident } from './types.js';

/** What is stored of a status' incident in one minute. */
export interface IncidentMinute {
  /** Since the epoch. */
  minute: number;
  /** 0 none, 1 open, 2 recovered, 3 absorbed; in its last minute an incident is 2 or 3. */
  state: number;
  /** First minute of the incident, since the epoch. */
  since: number;
  /** Highest score so far; 0 in the last minute. */
  peak: number;
  excess: number;
}

/** Puts a status' stored minutes together as its incidents, in order of time. */
export function followIncidents(
  status: Subject,
  direction: StatusIncident['direction'],
  minutes: Iterable<IncidentMinute>,
): StatusIncident[] {
  const incidents: StatusIncident[] = [];
  let open: StatusIncident | null = null;
  for (const { minute, state, since, peak, excess } of [...minutes].sort((a, b) => a.minute - b.minute)) {
    if (state === 0) continue;
    if (open === null) {
      open = { status, direction, start: since, end: minute, state: 'open', peak: 0, excess: 0 };
      incidents.push(open);
    }
    Object.assign(open, { end: minute, peak: Math.max(open.peak, peak), excess });
    if (state === 1) continue;
    open.state = state === 2 ? 'recovered' : 'absorbed';
    open = null;
  }
  return incidents;
}
