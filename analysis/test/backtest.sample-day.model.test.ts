import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { BacktestReport } from '../src/backtest/summary.js';
import { run } from '../src/commands/backtest.js';
import { collectingTerminal } from './terminal.js';

const fixture = (name: string) => fileURLToPath(new URL(`../../test/fixtures/${name}`, import.meta.url));

it('finds exactly the three incidents of the sample day, and leaves it calm at its end', async () => {
  const { terminal, output, errors } = collectingTerminal();
  const argv = [fixture('sample-day.csv'), '--labels', fixture('sample-day.labels.csv'), '--json'];
  expect({ code: await run(argv, {}, terminal), errors }).toEqual({ code: 0, errors: [] });
  const report = JSON.parse(output.join('')) as BacktestReport;
  expect(report).toMatchObject({
    minutes: 1440,
    windows: 3,
    warning: { found: 3, missed: [], falseAlarmsPerDay: 0 },
    critical: { found: 3, missed: [], falseAlarmsPerDay: 0 },
  });
  const found = report.incidents.map(({ status, direction, state }) => ({ status, direction, state }));
  expect(found).toEqual([
    { status: 'denied', direction: 'above', state: 'recovered' },
    { status: 'approved', direction: 'below', state: 'recovered' },
    { status: 'backend_reversed', direction: 'above', state: 'recovered' },
  ]);
  expect(report.episodes.map(({ severity }) => severity)).toEqual(['critical', 'critical', 'critical']);
  expect(Math.max(...report.episodes.map(({ end }) => end))).toBeLessThan(1380);
});
