import { incidentKind, Simulation, type SimulationOptions } from '../simulate/index.js';
import type { Traffic } from '../simulate/live/run.js';

/** An incident of the demo: minutes from its start, in the past when negative. */
interface Chapter {
  kind: string;
  at: number;
  minutes: number;
}

/** What has happened before, for those who look back. */
const past: readonly Chapter[] = [
  { kind: 'gateway-failure', at: -205, minutes: 32 },
  { kind: 'backend-burst', at: -84, minutes: 6 },
];
/** What happens while somebody watches, the first of them soon, again and again. */
const coming: readonly Omit<Chapter, 'at'>[] = [
  { kind: 'denial-surge', minutes: 14 },
  { kind: 'approved-drop', minutes: 12 },
  { kind: 'gateway-failure', minutes: 20 },
  { kind: 'reversal-spike', minutes: 1 },
  { kind: 'backend-burst', minutes: 6 },
];
const firstComing = 2;
/** Room between two, in which the first one recovers and the baseline is calm again. */
const apart = 35;
const demoLength = 3 * 1440;
/** A Wednesday at 15:00 UTC: whatever the time of day is, the demo begins with traffic enough to see something. */
const stage = Date.UTC(2026, 2, 4, 15) / 60_000;

/**
 * Simulated traffic whose story begins at a minute (since the epoch): a calm afternoon with two incidents behind it,
 * and the next one on its way.
 */
export function demoTraffic(begin: number, options: Pick<SimulationOptions, 'seed'> = { seed: 7 }): Traffic {
  const simulation = new Simulation({ ...options, perDay: 0 });
  for (const chapter of [...past, ...chaptersToCome()]) {
    const kind = incidentKind(chapter.kind);
    if (kind === undefined) throw new Error(`there is no incident ${chapter.kind}`);
    simulation.inject(kind, stage + chapter.at, chapter.minutes);
  }
  const shift = stage - begin;
  return {
    minute: (minute) => simulation.minute(minute + shift),
    incidents: (from, minutes) =>
      simulation
        .incidents(from + shift, minutes)
        .map((incident) => ({ ...incident, start: incident.start - shift })),
    inject: (kind, start, duration) => simulation.inject(kind, start + shift, duration),
  };
}

function chaptersToCome(): Chapter[] {
  const chapters: Chapter[] = [];
  for (let at = firstComing, next = 0; at < demoLength; next++) {
    const chapter = { ...coming[next % coming.length]!, at };
    chapters.push(chapter);
    at += chapter.minutes + apart;
  }
  return chapters;
}
