import { makeModel, type Model } from '@firewatch/flux';
import { evaluate, type LevelFigures, quietTime } from './evaluate.js';
import { type AlertedIncident, countMessages } from './messages.js';
import type { Judged, LabelledWindow } from './types.js';

/** The levels a user would choose among. */
export const sweptLevels = [3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7] as const;

/** What alerting from one level on would have brought. */
export interface SweepRow {
  level: number;
  incidentsPerDay: number;
  messagesPerDay: number;
  /** With labels only. */
  labelled?: LevelFigures;
}

export interface SweepInput {
  judged: Judged;
  model: Model;
  /** Null: the data have no labels. */
  labels: readonly LabelledWindow[] | null;
  /** Judges the same data by another model. */
  judgeBy: (model: Model) => Promise<Judged>;
}

/** One row a level. Under the model's warning level no incident opens, so there the data are judged anew. */
export async function sweep({ judged, model, labels, judgeBy }: SweepInput): Promise<SweepRow[]> {
  const rows: SweepRow[] = [];
  const { warningLevel, incidentGap } = model.constants;
  for (const level of sweptLevels) {
    const at = level < warningLevel ? await judgeBy(openingAt(model, level)) : judged;
    const incidents = alertedIncidents(at, level);
    const ofPeople = new Set(incidents.map(({ incident }) => incident));
    const days = judged.minutes / 1440;
    rows.push({
      level,
      incidentsPerDay: perDay(ofPeople.size, days),
      messagesPerDay: perDay(countMessages(incidents, incidentGap), days),
      ...(labels === null
        ? {}
        : { labelled: evaluate(at.scores, labels, level, quietTime(labels, judged.minutes)) }),
    });
  }
  return rows;
}

/** The model with a lower warning level, from which on incidents open; what keeps them open is no more than that. */
function openingAt({ constants }: Model, warningLevel: number): Model {
  return makeModel({ ...constants, warningLevel, stayScore: Math.min(constants.stayScore, warningLevel) });
}

/** The incidents whose score reached the level, with the minute in which it did. */
export function alertedIncidents({ incidents, scores, start }: Judged, level: number): AlertedIncident[] {
  const first = start / 60_000;
  return incidents.flatMap((incident) => {
    // One that was open already is counted from the first minute that is known.
    const from = Math.max(0, incident.start - first);
    const within = scores[incident.status]?.subarray(from, incident.end - first + 1);
    const reached = within?.findIndex((score) => score >= level) ?? -1;
    return reached < 0 ? [] : [{ ...incident, alerted: first + from + reached }];
  });
}

function perDay(count: number, days: number): number {
  return Number((count / days).toFixed(2));
}
