import { incidentState } from './contract.js';

type Column = ReadonlyArray<number | null>;

export type Outcome = 'open' | 'recovered' | 'absorbed';

/** One status's incident. Times in ms; `excess` in transactions, negative when they are missing. */
export interface Incident {
  status: string;
  from: number;
  /** The last minute that belonged to it, or the newest one known while it is open. */
  to: number;
  outcome: Outcome;
  peak: number;
  excess: number;
}

export interface IncidentColumns {
  state: Column;
  since: Column;
  peak: Column;
  excess: Column;
}

/** From this peak score on an incident is critical, below a warning. */
export const criticalScore = 4.5;

/** How severe an incident is: that of its peak. */
export function incidentSeverity({ peak }: Pick<Incident, 'peak'>): 1 | 2 {
  return peak >= criticalScore ? 2 : 1;
}

function outcomeOf(state: number): Outcome {
  if (state === incidentState.recovered) {
    return 'recovered';
  }
  return state === incidentState.absorbed ? 'absorbed' : 'open';
}

/** Reads a status's incidents from the state stored with each minute; `since` is in seconds. */
export function incidentsOf(status: string, times: readonly number[], columns: IncidentColumns): Incident[] {
  const out: Incident[] = [];
  let current: Incident | undefined;
  for (let i = 0; i < times.length; i++) {
    const state = columns.state[i];
    if (state === null || state === undefined) {
      continue;
    }
    if (state === incidentState.none) {
      current = undefined;
      continue;
    }
    const stored = columns.since[i];
    const from = stored ? stored * 1000 : (current?.from ?? times[i]!);
    if (!current || (stored && from !== current.from) || current.outcome !== 'open') {
      if (current && current.from === from && current.outcome !== 'open') {
        continue;
      }
      current = { status, from, to: times[i]!, outcome: 'open', peak: 0, excess: 0 };
      out.push(current);
    }
    current.to = times[i]!;
    current.outcome = outcomeOf(state);
    current.peak = Math.max(current.peak, columns.peak[i] ?? 0);
    current.excess = columns.excess[i] ?? current.excess;
  }
  return out;
}

/** Incidents of several statuses that people take for one; its id is its first minute. */
export interface Episode {
  from: number;
  to: number;
  open: boolean;
  peak: number;
  incidents: Incident[];
}

const togetherMs = 10 * 60_000;

/** Joins incidents that touch or lie at most 10 minutes apart. */
export function episodes(incidents: readonly Incident[]): Episode[] {
  const out: Episode[] = [];
  for (const incident of [...incidents].sort((a, b) => a.from - b.from || a.status.localeCompare(b.status))) {
    const last = out[out.length - 1];
    if (last && incident.from - last.to <= togetherMs) {
      last.to = Math.max(last.to, incident.to);
      last.open ||= incident.outcome === 'open';
      last.peak = Math.max(last.peak, incident.peak);
      last.incidents.push(incident);
    } else {
      out.push({
        from: incident.from,
        to: incident.to,
        open: incident.outcome === 'open',
        peak: incident.peak,
        incidents: [incident],
      });
    }
  }
  return out;
}
