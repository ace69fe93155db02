export { countLines, type Label, labelLines, labelsOf, minuteTime, type Span } from './csv.js';
export { incidentKind, incidentKinds, type IncidentKind } from './incidents/index.js';
export { type TrafficProfile, usualTraffic } from './profile.js';
export type { Incident } from './schedule.js';
export { type SimulatedCount, Simulation, type SimulationOptions } from './simulation.js';
