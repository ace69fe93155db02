import { approvedDrop } from './approved-drop.js';
import { backendBurst } from './backend-burst.js';
import { denialSurge } from './denial-surge.js';
import { dip } from './dip.js';
import { flappingOutage } from './flapping-outage.js';
import { gatewayFailure } from './gateway-failure.js';
import { reversalSpike } from './reversal-spike.js';
import { silence } from './silence.js';
import { slowRamp } from './slow-ramp.js';
import { statusOutage } from './status-outage.js';
import type { IncidentKind } from './types.js';

export type { Change, Changes, IncidentCourse, IncidentKind, LabelledStatus } from './types.js';

/** Every kind of incident the simulator knows. */
export const incidentKinds: readonly IncidentKind[] = [
  statusOutage,
  denialSurge,
  slowRamp,
  backendBurst,
  gatewayFailure,
  reversalSpike,
  dip,
  approvedDrop,
  silence,
  flappingOutage,
];

/** The kind of that name, in kebab or snake case; undefined when there is none. */
export function incidentKind(name: string): IncidentKind | undefined {
  const wanted = name.trim().toLowerCase().replaceAll('_', '-');
  return incidentKinds.find((kind) => kind.name === wanted);
}
