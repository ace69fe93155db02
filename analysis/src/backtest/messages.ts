import type { StatusIncident } from '../incidents/types.js';

/** The alert rule sends all statuses in one message, and the next one not before so long (minutes). */
const groupInterval = 10;
/** While nothing changes, people are reminded this often (minutes). */
const repeatInterval = 12 * 60;

/** A status' incident with the minute in which its score first reached the level. */
export interface AlertedIncident extends StatusIncident {
  alerted: number;
}

/**
 * Messages that the alert rule would send about these incidents: alert, what joins or leaves, reminder, all clear.
 * @param hold minutes that an incident must have been over before it is called so
 */
export function countMessages(incidents: readonly AlertedIncident[], hold: number): number {
  const firing = incidents
    .map(({ status, alerted, end }) => ({ status, from: alerted, to: end + hold }))
    .sort((a, b) => a.from - b.from);
  const first = firing[0]?.from ?? 0;
  const last = Math.max(...firing.map(({ to }) => to), first);
  let messages = 0;
  let sent = { at: -Infinity, statuses: '' };
  for (let minute = first; minute <= last + groupInterval; minute++) {
    const statuses = [
      ...new Set(firing.filter(({ from, to }) => from <= minute && minute < to).map((each) => each.status)),
    ]
      .sort()
      .join();
    // A group that is over has been cleared: the next alert begins another one, at once.
    const due = sent.statuses === '' || minute - sent.at >= groupInterval;
    const reminder = statuses !== '' && minute - sent.at >= repeatInterval;
    if (!due || (statuses === sent.statuses && !reminder)) continue;
    messages++;
    sent = { at: minute, statuses };
  }
  return messages;
}
