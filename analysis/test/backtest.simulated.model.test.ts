import { type Status, statuses } from '@firewatch/flux';
import { expect, it } from 'vitest';
import { labelsOf, Simulation } from '../../ingest/src/simulate/index.js';
import type { LabelledWindow } from '../src/backtest/types.js';
import { pooledFigures, type Run } from './figures.js';

const from = Date.UTC(2026, 2, 2) / 60_000;
const minutes = 2 * 1440;
const seeds = Array.from({ length: 10 }, (_, index) => 1 + index);

function runOf(seed: number): Run {
  const simulation = new Simulation({ seed });
  const counts = Object.fromEntries(statuses.map((status) => [status, new Float64Array(minutes)])) as Record<
    Status,
    Float64Array
  >;
  for (let minute = 0; minute < minutes; minute++)
    for (const { status, count } of simulation.minute(from + minute)) counts[status][minute]! += count;
  const labels = labelsOf(simulation.incidents(from, minutes), { from, minutes });
  return {
    counts: { start: from * 60_000, dated: true, minutes, counts, covered: new Uint8Array(minutes).fill(1) },
    labels: labels.map(({ status, start, end }) => ({ status, start, end }) as LabelledWindow),
  };
}

it('finds the simulator’s incidents with as few false alarms as the reference generator’s', async () => {
  const { warning, critical } = await pooledFigures(seeds.map(runOf));
  console.log('simulator', { warning, critical });
  expect(warning.share).toBeGreaterThanOrEqual(0.998);
  expect(warning.falseAlarmsPerDay).toBeLessThanOrEqual(1.24);
  expect(critical.share).toBeGreaterThanOrEqual(0.983);
  expect(critical.falseAlarmsPerDay).toBeLessThanOrEqual(0.1);
});
