import type { MountSpec } from '../harness/props.js';
import { calmDay, incidentDay, scenarioEnd } from './scenario.js';

const minuteMs = 60_000;
const day = incidentDay();
const deniedAlone = ['approved', 'failed', 'reversed', 'backend_reversed', 'refunded', 'processing'].map(
  (name) => ({ name, hidden: true }),
);
const evening = { from: scenarioEnd - 180 * minuteMs, to: scenarioEnd };

/** Every view, theme, size and state of the panel that is looked at. */
export const pictures: Readonly<Record<string, MountSpec>> = {
  'lanes-dark': { theme: 'dark', width: 1200, height: 640, day },
  'lanes-light': { theme: 'light', width: 1200, height: 640, day },
  'lanes-evening-dark': { theme: 'dark', width: 1200, height: 640, day, range: evening },
  'lanes-evening-light': { theme: 'light', width: 1200, height: 640, day, range: evening },
  'share-dark': { theme: 'dark', width: 1200, height: 560, day, options: { view: 'share' } },
  'share-light': { theme: 'light', width: 1200, height: 560, day, options: { view: 'share' } },
  'counts-dark': { theme: 'dark', width: 1200, height: 560, day, options: { view: 'counts' } },
  'counts-light': { theme: 'light', width: 1200, height: 560, day, options: { view: 'counts' } },
  'small-dark': { theme: 'dark', width: 300, height: 200, day },
  'small-light': { theme: 'light', width: 300, height: 200, day },
  'small-share': { theme: 'dark', width: 300, height: 200, day, options: { view: 'share' } },
  'medium-dark': { theme: 'dark', width: 700, height: 400, day, shape: 'pivoted' },
  'medium-light': { theme: 'light', width: 700, height: 400, day, shape: 'long' },
  'one-status-low': {
    theme: 'dark',
    width: 1500,
    height: 260,
    day,
    range: evening,
    options: { only: 'denied' },
  },
  'one-status-high': {
    theme: 'light',
    width: 700,
    height: 700,
    day,
    range: evening,
    options: { statuses: deniedAlone },
  },
  'low-dark': { theme: 'dark', width: 1200, height: 230, day },
  'narrow-light': { theme: 'light', width: 340, height: 760, day },
  'wall-dark': { theme: 'dark', width: 1860, height: 1020, day },
  'scale-sqrt': { theme: 'dark', width: 1000, height: 560, day, options: { scale: 'sqrt' } },
  'scale-log': { theme: 'dark', width: 1000, height: 560, day, options: { scale: 'log' } },
  bare: {
    theme: 'dark',
    width: 1000,
    height: 480,
    day,
    options: { showStrip: false, showBand: false, showMarkers: false, showLegend: false },
  },
  'calm-dark': { theme: 'dark', width: 1000, height: 560, day: calmDay(), options: { minSeverity: 2 } },
  learning: { theme: 'dark', width: 1000, height: 560, day: { ...calmDay(90), learning: 60 } },
  young: { theme: 'light', width: 1000, height: 560, day: { ...calmDay(30), learning: 40 } },
  stale: {
    theme: 'dark',
    width: 1000,
    height: 560,
    day: calmDay(180),
    range: { from: scenarioEnd - 180 * minuteMs, to: scenarioEnd + 60 * minuteMs },
  },
  'counts-only': {
    theme: 'dark',
    width: 1000,
    height: 560,
    day: calmDay(180),
    shape: 'pivoted',
    only: ['count'],
  },
  'no-band': {
    theme: 'light',
    width: 1000,
    height: 480,
    day,
    range: evening,
    shape: 'pivoted',
    only: ['count', 'covered', 'expected'],
  },
  'state-no-data': { theme: 'dark', width: 600, height: 300 },
  'state-no-data-small': { theme: 'light', width: 300, height: 200 },
  'state-loading': { theme: 'dark', width: 600, height: 300, state: 'Loading' },
  'state-error': {
    theme: 'dark',
    width: 600,
    height: 300,
    state: 'Error',
    error: 'organization name is not set',
  },
  'state-missing': {
    theme: 'dark',
    width: 600,
    height: 300,
    day: calmDay(30),
    shape: 'pivoted',
    only: ['expected', 'lower', 'upper'],
  },
};
