import type { Incident } from './schedule.js';
import type { SimulatedCount, Simulation } from './simulation.js';

const minuteMs = 60_000;

/** RFC 3339 to the second, UTC. */
export function minuteTime(minute: number): string {
  return new Date(minute * minuteMs).toISOString().replace('.000Z', 'Z');
}

export interface Span {
  /** First minute, since the epoch. */
  from: number;
  minutes: number;
}

/**
 * Counts as lines of long CSV, `time,status,count`, with the header; with `codes`, one line an authorisation code
 * and a fourth column `auth_code`. What did not happen has no line.
 */
export function* countLines(
  simulation: Pick<Simulation, 'minute'>,
  { from, minutes }: Span,
  codes: boolean,
): Generator<string> {
  yield codes ? 'time,status,count,auth_code' : 'time,status,count';
  for (let index = 0; index < minutes; index++) {
    const time = minuteTime(from + index);
    const counts = simulation.minute(from + index);
    const edge = index === 0 || index === minutes - 1;
    // A reader takes the first and the last line for the span, so those two minutes are never left out.
    if (counts.length === 0 && edge) yield `${time},approved,0${codes ? ',' : ''}`;
    for (const { status, count, code } of codes ? counts : byStatus(counts))
      yield `${time},${status},${String(count)}${codes ? `,${code}` : ''}`;
  }
}

function byStatus(counts: readonly SimulatedCount[]): SimulatedCount[] {
  const sums = new Map<string, SimulatedCount>();
  for (const each of counts) {
    const sum = sums.get(each.status);
    sums.set(each.status, { ...each, code: '', count: each.count + (sum?.count ?? 0) });
  }
  return [...sums.values()];
}

/** A window in which a watcher should see one status: minutes from the file's first, both included. */
export interface Label {
  kind: string;
  status: string;
  start: number;
  end: number;
}

/** The labels of incidents, cut to the span. */
export function labelsOf(incidents: readonly Incident[], { from, minutes }: Span): Label[] {
  return incidents.flatMap(({ kind, start, duration }) =>
    kind.labels.map((status) => ({
      kind: kind.name,
      status,
      start: Math.max(0, start - from),
      end: Math.min(minutes - 1, start + duration - 1 - from),
    })),
  );
}

/** Labels as lines of CSV, `status,start,end`, with the header. */
export function labelLines(labels: readonly Label[]): string[] {
  return [
    'status,start,end',
    ...labels.map(({ status, start, end }) => `${status},${String(start)},${String(end)}`),
  ];
}
