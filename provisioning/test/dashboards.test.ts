import { readFileSync } from 'node:fs';
import { checkFlux, statuses } from '@firewatch/flux';
import { describe, expect, it } from 'vitest';
import { dashboardFolder, dashboards, dashboardText } from '../src/dashboards/index.js';
import { runbookPages } from '../src/dashboards/runbook-panels.js';
import { ruleSpecs } from '../src/rules/index.js';
import { makeModel } from '@firewatch/flux';
import { chosenOn, fillIn, queriesOf } from './dashboard-queries.js';

const all = dashboards();
const range = { start: new Date('2026-01-01T06:00:00Z'), stop: new Date('2026-01-01T12:00:00Z') };

describe.each(Object.entries(all))('%s', (name, dashboard) => {
  it('is what is checked in: `npm run dashboards -w provisioning` writes it', () => {
    expect(readFileSync(new URL(name, dashboardFolder), 'utf8')).toBe(dashboardText(dashboard));
  });

  it('has queries that Flux takes, with no variable left open', async () => {
    for (const { query } of queriesOf(dashboard)) {
      const script = fillIn(query, { ...range, chosen: chosenOn(dashboard) });
      expect(script).not.toMatch(/\$\{|\bv\./);
      expect(await checkFlux(script)).toEqual([]);
    }
  });

  it('asks for all statuses where a panel tells shares of the mix', () => {
    for (const { type, query } of queriesOf(dashboard))
      if (type === 'firewatch-statusmix-panel') expect(query).not.toContain('${status');
  });

  it('covers no panel by another, and stays within 24 columns', () => {
    const cells = new Set<string>();
    for (const panel of dashboard.panels ?? []) {
      const { x, y, w, h } = (panel as { gridPos: Record<'x' | 'y' | 'w' | 'h', number> }).gridPos;
      expect(x + w).toBeLessThanOrEqual(24);
      for (let i = x; i < x + w; i++)
        for (let j = y; j < y + h; j++) {
          expect(cells.has(`${i},${j}`)).toBe(false);
          cells.add(`${i},${j}`);
        }
    }
  });
});

it('offers every status', () => {
  const [variable] = all['overview.json']?.templating?.list ?? [];
  expect(variable?.query).toBe(statuses.join(','));
});

it('has a runbook for every rule, and no other', () => {
  const pages = ruleSpecs(makeModel({})).map(({ uid }) => uid.replace(/^firewatch-/, ''));
  expect([...runbookPages].sort()).toEqual(pages.sort());
});

it.each(runbookPages)('the runbook %s says what to do', (page) => {
  const text = readFileSync(new URL(`../../docs/runbooks/${page}.md`, import.meta.url), 'utf8');
  for (const heading of ['What it means', 'First three things to check', 'Silence it', 'Tune it'])
    expect(text).toContain(`## ${heading}\n`);
  expect(text.match(/^\d\. /gm)).toHaveLength(3);
});
