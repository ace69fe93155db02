import type { IncidentRequest } from './options.js';
import { usualTraffic } from './profile.js';
import { Simulation } from './simulation.js';

export interface ScenarioOptions {
  seed: number;
  peak: number | null;
  perDay: number | null;
  incidents: readonly IncidentRequest[];
}

/** Incidents a day when nothing else is asked for. */
const usualPerDay = 3;

/**
 * The simulation that was asked for: placed incidents at their time, the others by chance.
 * @param midnight first minute of the first day, since the epoch
 */
export function buildScenario(
  { seed, peak, perDay, incidents }: ScenarioOptions,
  midnight: number,
): Simulation {
  const placed = incidents.filter(({ at }) => at !== null);
  const kinds = incidents.filter(({ at }) => at === null).map(({ kind }) => kind);
  const simulation = new Simulation({
    seed,
    perDay: perDay ?? (placed.length > 0 && kinds.length === 0 ? 0 : usualPerDay),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(peak === null ? {} : { profile: { ...usualTraffic, peak } }),
  });
  for (const { kind, at, duration } of placed)
    simulation.inject(kind, midnight + (at ?? 0), duration ?? undefined);
  return simulation;
}
