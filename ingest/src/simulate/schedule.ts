import type { IncidentCourse, IncidentKind } from './incidents/index.js';
import type { Random } from './random.js';

/** An incident that has its place in time. */
export interface Incident {
  kind: IncidentKind;
  /** First minute, since the epoch. */
  start: number;
  /** Minutes. */
  duration: number;
  course: IncidentCourse;
}

export interface ScheduleOptions {
  /** Incidents a day. */
  perDay: number;
  kinds: readonly IncidentKind[];
}

const dayMinutes = 1440;
/** Incidents begin and end while there is traffic enough to see them: 07:00 to 22:30. */
const opening = 7 * 60;
const closing = 22.5 * 60;
/** Room between two, so that each meets a calm baseline. */
const spacing = 75;
/** A day that is full stays with fewer incidents. */
const attempts = 200;

/** The incidents of one day, in order of time; the same for the same stream and day. */
export function incidentsOfDay(random: Random, day: number, { perDay, kinds }: ScheduleOptions): Incident[] {
  const stream = random.at('schedule', day);
  const planned: Incident[] = [];
  if (kinds.length === 0) return planned;
  for (let attempt = 0; attempt < attempts && planned.length < perDay; attempt++) {
    const kind = stream.pick(kinds.map((each) => [each, each.weight]));
    const duration = stream.integer(...kind.duration);
    const start = day * dayMinutes + stream.integer(opening, closing - duration);
    const free = planned.every(
      (other) => start + duration + spacing <= other.start || other.start + other.duration + spacing <= start,
    );
    if (free) planned.push(place(random, kind, start, duration));
  }
  return planned.sort((a, b) => a.start - b.start);
}

/** Puts an incident at a minute; without a duration, one is drawn. */
export function place(random: Random, kind: IncidentKind, start: number, duration?: number): Incident {
  const stream = random.at('incident', kind.name, start);
  const drawn = stream.integer(...kind.duration);
  const length = duration ?? drawn;
  return { kind, start, duration: length, course: kind.begin(stream, length) };
}

/** Whether the incident changes the traffic of this minute (since the epoch), its aftermath included. */
export function affects({ start, duration, course }: Incident, minute: number): boolean {
  return minute >= start && minute < start + duration + course.aftermath;
}
