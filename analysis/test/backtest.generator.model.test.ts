import { type Status, statuses } from '@firewatch/flux';
import { expect, it } from 'vitest';
import type { LabelledWindow } from '../src/backtest/types.js';
import { largestDifference, pooledFigures, type Run } from './figures.js';
import { sharedFile } from './files.js';

interface Reference {
  generate(seed: number, days: number): { X: Int32Array[]; labels: LabelledWindow[] };
  score(counts: Int32Array[]): Record<string, { score: Float64Array }>;
}

const seeds = Array.from({ length: 10 }, (_, index) => 11 + index);

it('finds the reference generator’s incidents by scores that equal the reference arithmetic', async () => {
  const paths = [sharedFile('model/generator.mjs'), sharedFile('model/rateguard.mjs')];
  if (paths[0] == null || paths[1] == null) return;
  const { generate } = (await import(paths[0])) as Pick<Reference, 'generate'>;
  const { score } = (await import(paths[1])) as Pick<Reference, 'score'>;
  const runs = seeds.map((seed): Run => {
    const { X, labels } = generate(seed, 3);
    const counts = Object.fromEntries(
      statuses.map((status, index) => [status, Float64Array.from(X[index]!)]),
    ) as Record<Status, Float64Array>;
    const minutes = X[0]!.length;
    return {
      counts: {
        start: Date.UTC(2026, 0, 1),
        dated: true,
        minutes,
        counts,
        covered: new Uint8Array(minutes).fill(1),
      },
      labels: labels.map(({ status, start, end }) => ({ status, start, end })),
    };
  });
  const { warning, critical } = await pooledFigures(runs, ({ scores }, { counts }) => {
    const reference = score(statuses.map((status) => Int32Array.from(counts.counts[status])));
    const wanted = Object.fromEntries(Object.entries(reference).map(([name, each]) => [name, each.score]));
    expect(largestDifference(scores, wanted)).toBeLessThanOrEqual(1e-6);
  });
  console.log('reference generator', { warning, critical });
  expect(warning.share).toBeGreaterThanOrEqual(0.998);
  expect(warning.falseAlarmsPerDay).toBeLessThanOrEqual(1.24);
  expect(critical.share).toBeGreaterThanOrEqual(0.983);
  expect(critical.falseAlarmsPerDay).toBeLessThanOrEqual(0.1);
});
