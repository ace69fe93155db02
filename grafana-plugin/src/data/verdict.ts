import { type Severity, silenceStatus } from './contract.js';
import { type Incident, incidentSeverity } from './incidents.js';
import { type Lane, type Model } from './model.js';

/** A status that is off now, and how far. */
export interface Deviation {
  status: string;
  severity: Severity;
  /** observed / expected in the window of now; null where it says nothing, as in a silence. */
  factor: number | null;
  /** Now it is back to normal; what deviates is a longer window, or the incident. */
  isEasing: boolean;
  incident: Incident | null;
}

export type Standing = 'critical' | 'warning' | 'ok' | 'learning' | 'stale' | 'unjudged';

export interface Verdict {
  standing: Standing;
  /** Start of the oldest open incident, ms. */
  since: number | null;
  deviations: Deviation[];
}

function openOf(incidents: readonly Incident[]): Incident | null {
  const last = incidents.at(-1);
  return last?.outcome === 'open' ? last : null;
}

/** The worst a status is now: its present severity, or its open incident's at its peak. */
function worst(severity: Severity, incident: Incident | null): Severity {
  const peak: Severity = incident ? incidentSeverity(incident) : 0;
  return peak > severity ? peak : severity;
}

/** How severe a lane is to be marked: its present severity, or that of its open incident. */
export function laneSeverity({ present, incidents }: Pick<Lane, 'present' | 'incidents'>): Severity {
  return worst(present.severity, openOf(incidents));
}

/** A watched status that deviates, but no longer in the direction in which it is watched. */
export function isEasing({
  status,
  watched,
  present,
}: Pick<Lane, 'status' | 'watched' | 'present'>): boolean {
  const { factor } = present;
  if (!watched || factor === null) {
    return false;
  }
  return status === 'approved' ? factor >= 0.95 : factor <= 1.05;
}

function standingOf(model: Model, deviations: readonly Deviation[]): Standing {
  if (model.stale || model.now === null) {
    return 'stale';
  }
  if (deviations.length > 0) {
    return deviations.some((d) => d.severity === 2) ? 'critical' : 'warning';
  }
  const judged = model.lanes.filter((lane) => lane.score.some((value) => value !== null));
  if (judged.length === 0) {
    return model.lanes.some((lane) => lane.present.learning) ? 'learning' : 'unjudged';
  }
  return judged.every((lane) => lane.present.learning) ? 'learning' : 'ok';
}

/** Answers the question the panel is looked at for: is it healthy, and if not, what, since when, how far. */
export function verdict(model: Model, minSeverity: 1 | 2): Verdict {
  const deviations: Deviation[] = [];
  for (const lane of model.lanes) {
    const incident = openOf(lane.incidents);
    const severity = laneSeverity(lane);
    if (severity >= minSeverity) {
      const easing = isEasing(lane);
      const factor = easing ? null : lane.present.factor;
      deviations.push({ status: lane.status, severity, factor, isEasing: easing, incident });
    }
  }
  const silence = model.silence && openOf(model.silence.incidents);
  const severity = worst(model.silence?.severity ?? 0, silence);
  if (severity >= minSeverity) {
    deviations.unshift({ status: silenceStatus, severity, factor: null, isEasing: false, incident: silence });
  }
  const starts = deviations.flatMap((d) => (d.incident ? [d.incident.from] : []));
  return {
    standing: standingOf(model, deviations),
    since: starts.length > 0 ? Math.min(...starts) : null,
    deviations,
  };
}
