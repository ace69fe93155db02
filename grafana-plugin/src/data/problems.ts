import { type DataFrame } from '@grafana/data';

import { type Collected } from './collect.js';
import { type Metric } from './contract.js';

/** Why nothing can be drawn. */
export type Problem = { kind: 'noData' } | { kind: 'missing'; missing: string[]; found: string[] };

/** What is drawn without, and so looks emptier than it should. */
export interface Remark {
  missing: Metric[];
  effect: string;
}

/** Nothing at all, or no counts by status: then the panel says which columns it lacks. */
export function findProblem(collected: Collected, frames: readonly DataFrame[]): Problem | null {
  if (frames.every((frame) => frame.length === 0)) {
    return { kind: 'noData' };
  }
  const missing: string[] = [];
  if (!collected.hasTime) {
    missing.push('time');
  }
  if (!collected.hasStatus) {
    missing.push('status');
  }
  if (!collected.found.has('count')) {
    missing.push('count');
  }
  if (missing.length === 0) {
    return null;
  }
  const found = new Set(frames.flatMap((frame) => frame.fields.map((field) => field.name)).filter(Boolean));
  return { kind: 'missing', missing, found: [...found].slice(0, 12) };
}

const optional: ReadonlyArray<{ metrics: Metric[]; effect: string }> = [
  { metrics: ['expected'], effect: 'nothing to compare with' },
  { metrics: ['lower', 'upper'], effect: 'no band' },
  { metrics: ['severity'], effect: 'no marks' },
  { metrics: ['state'], effect: 'no incidents' },
];

/** Lists columns of the contract that are not there and what the picture lacks for it. */
export function findRemarks(collected: Collected): Remark[] {
  return optional
    .map(({ metrics, effect }) => ({ missing: metrics.filter((m) => !collected.found.has(m)), effect }))
    .filter((remark) => remark.missing.length > 0);
}
