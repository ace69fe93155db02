import type { FluxTarget, Model, Row, Status, Subject } from '@firewatch/flux';
import { minuteMs, rfc3339, statuses } from '@firewatch/flux';
import { followIncidents, type IncidentMinute } from '../incidents/follow.js';
import type { Band, Judged, Scores } from './types.js';

/** Minutes read at a time, so that a long range needs no more memory than a day. */
const block = 1440;

/** Where results are and of which span. */
export interface ResultsRequest {
  target: FluxTarget;
  model: Model;
  /** Start of the first minute, ms since the epoch. */
  start: number;
  minutes: number;
}

/** What the model has stored of a span: scores, bands and incidents. NaN where a minute was not judged. */
export async function readResults(
  request: ResultsRequest,
): Promise<Pick<Judged, 'scores' | 'bands' | 'incidents'>> {
  const { model, minutes, start } = request;
  const { upward, downward } = model.constants;
  const watched = statuses.filter((status) => [...upward, ...downward].includes(status));
  const series = () => new Float64Array(minutes).fill(NaN);
  const scores: Scores = Object.fromEntries([...watched, 'silence'].map((subject) => [subject, series()]));
  const bands = Object.fromEntries(
    watched.map((status) => [status, { expected: series(), lower: series(), upper: series() }]),
  ) as Partial<Record<Status, Band>>;
  const states = new Map<Subject, Map<number, IncidentMinute>>();
  for (let from = 0; from < minutes; from += block) {
    const rows = await readBlock(request, from, Math.min(minutes, from + block));
    for (const row of rows) {
      const place = placeOf(row, start);
      if (row['_measurement'] === 'baseline') fillBand(bands, place);
      else if (place.field === 'score')
        scores[place.subject]?.fill(place.value, place.minute, place.minute + 1);
      else addState(states, place, start / minuteMs);
    }
  }
  const incidents = [...states].flatMap(([subject, minuteStates]) =>
    followIncidents(
      subject,
      (upward as readonly Subject[]).includes(subject) ? 'above' : 'below',
      minuteStates.values(),
    ),
  );
  return { scores, bands, incidents: incidents.sort((a, b) => a.start - b.start) };
}

function readBlock({ target, model, start }: ResultsRequest, from: number, to: number): Promise<Row[]> {
  const time = (minute: number) => rfc3339(new Date(start + minute * minuteMs));
  return target.run(`from(bucket: ${JSON.stringify(model.constants.analyticsBucket)})
    |> range(start: ${time(from)}, stop: ${time(to)})
    |> filter(fn: (r) =>
        r._measurement == "anomaly" and (r._field == "score" or r._field == "state" or r._field == "since"
            or r._field == "incident" or r._field == "peak" or r._field == "excess")
        or r._measurement == "baseline" and (r._field == "expected" or r._field == "lower" or r._field == "upper"))
    |> toFloat()
    |> keep(columns: ["_time", "_measurement", "_field", "status", "_value"])`);
}

interface Place {
  subject: Subject;
  field: string;
  /** From the span's first. */
  minute: number;
  value: number;
}

function placeOf(row: Row, start: number): Place {
  return {
    subject: String(row['status']) as Subject,
    field: String(row['_field']),
    minute: (Date.parse(String(row['_time'])) - start) / minuteMs,
    value: Number(row['_value']),
  };
}

function fillBand(bands: Partial<Record<Status, Band>>, { subject, field, minute, value }: Place): void {
  const band = subject === 'silence' ? undefined : bands[subject];
  if (band) band[field as keyof Band][minute] = value;
}

function addState(states: Map<Subject, Map<number, IncidentMinute>>, place: Place, first: number): void {
  let ofSubject = states.get(place.subject);
  if (ofSubject === undefined) states.set(place.subject, (ofSubject = new Map<number, IncidentMinute>()));
  let state = ofSubject.get(place.minute);
  if (state === undefined) {
    state = { minute: first + place.minute, state: 0, since: 0, incident: 0, peak: 0, excess: 0 };
    ofSubject.set(place.minute, state);
  }
  // Stored as seconds since the epoch.
  if (place.field === 'since' || place.field === 'incident') state[place.field] = place.value / 60;
  else state[place.field as 'state' | 'peak' | 'excess'] = place.value;
}
