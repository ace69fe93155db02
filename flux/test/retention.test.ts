import { expect, it } from 'vitest';
import { planRetention } from '../src/deploy/retention.js';

const year = 400;

it.each([
  ['a new bucket', undefined, undefined, false, { change: 'created', days: year }],
  ['a new bucket with days of its own', undefined, 10, false, { change: 'created', days: 10 }],
  ['nothing asked', 90, undefined, true, { change: 'unchanged', days: 90 }],
  ['the same', 90, 90, false, { change: 'unchanged', days: 90 }],
  ['longer', 90, 100, false, { change: 'updated', days: 100, before: 90 }],
  ['shorter', 90, 30, false, { change: 'unchanged', days: 90, refused: 30 }],
  ['shorter, as told', 90, 30, true, { change: 'updated', days: 30, before: 90 }],
  ['days where all is kept', null, 30, false, { change: 'unchanged', days: null, refused: 30 }],
  ['days where all is kept, as told', null, 30, true, { change: 'updated', days: 30, before: null }],
] as const)('plans %s', (_, present, days, shorten, plan) => {
  expect(planRetention(present, { days, otherwise: year, shorten })).toEqual(plan);
});
