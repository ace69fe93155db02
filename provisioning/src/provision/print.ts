import type { ThresholdCheck } from './check.js';
import type { ProvisionReport, Step } from './types.js';

const done: Record<Step['action'], string> = {
  create: 'created',
  update: 'updated',
  overwrite: 'overwritten',
  kept: 'left as it was changed in Grafana',
  unchanged: 'unchanged',
};
const planned: Record<Step['action'], string> = {
  ...done,
  create: 'would be created',
  update: 'would be updated',
  overwrite: 'would be overwritten',
};

/** A step for people, with what differs where something changes or is left alone. */
export function stepLines(step: Omit<Step, 'write'>, dryRun: boolean): string[] {
  const head = `${step.kind} ${step.name}: ${(dryRun ? planned : done)[step.action]}`;
  // What differed has been shown before it was overwritten.
  return step.action === 'overwrite' && !dryRun ? [head] : [head, ...differenceLines(step)];
}

/** What is about to be overwritten. */
export function overwriteLines(step: Omit<Step, 'write'>): string[] {
  return [`${step.kind} ${step.name}: was changed in Grafana`, ...differenceLines(step)];
}

function differenceLines({ differences }: Omit<Step, 'write'>): string[] {
  const most = 12;
  const rest = differences.length - most;
  return [
    ...differences.slice(0, most).map(({ path, present, wanted }) => `    ${path}: ${present} → ${wanted}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
  ];
}

/** What is left to say when all steps are told. */
export function reportLines({ grafana, version, steps, notes }: ProvisionReport): string[] {
  const kept = steps.filter(({ action }) => action === 'kept').length;
  return [
    '',
    `Grafana ${version} at ${grafana}: ${steps.length} things looked at, ${kept} left as people changed them${kept > 0 ? ' (--force overwrites)' : ''}.`,
    ...notes,
  ];
}

export function checkLines(checks: readonly ThresholdCheck[]): string[] {
  return checks.map(({ rule, copyOf, present, model, paused }) => {
    const name = copyOf === null ? rule : `${rule}, a copy of ${copyOf}`;
    const state = paused ? ', paused' : '';
    if (present === null) return `${name}: missing, or without a threshold; the model's is ${model}${state}`;
    if (present === model) return `${name}: ${present}, as the model${state}`;
    return `${name}: ${present}, where the model has ${model}${state}`;
  });
}
