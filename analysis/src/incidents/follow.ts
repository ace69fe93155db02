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
  /** First minute of the incident for people, since the epoch. */
  incident: number;
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
  for (const { minute, state, since, incident, peak, excess } of [...minutes].sort(byMinute)) {
    if (state === 0) continue;
    if (open === null || open.start !== since) {
      // Another one began: the one before is over, though its last minute is not stored.
      if (open !== null) open.state = 'recovered';
      open = { status, direction, incident, start: since, end: minute, state: 'open', peak: 0, excess: 0 };
      incidents.push(open);
    }
    Object.assign(open, { end: minute, peak: Math.max(open.peak, peak), excess });
    if (state === 1) continue;
    open.state = state === 2 ? 'recovered' : 'absorbed';
    open = null;
  }
  return incidents;
}

function byMinute(a: IncidentMinute, b: IncidentMinute): number {
  return a.minute - b.minute;
}
