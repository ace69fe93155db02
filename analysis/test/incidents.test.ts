import { describe, expect, it } from 'vitest';
import { followIncidents } from '../src/incidents/follow.js';
import type { IncidentMinute } from '../src/incidents/follow.js';
import { groupIncidents } from '../src/incidents/group.js';
import type { StatusIncident } from '../src/incidents/types.js';
import { moneyOf, pricedShare } from '../src/stored/money.js';

const minute = (one: Partial<IncidentMinute>): IncidentMinute => ({
  minute: 0,
  state: 1,
  since: 0,
  incident: 0,
  peak: 5,
  excess: 0,
  ...one,
});

describe('stored minutes of a status', () => {
  it.each([
    {
      what: 'one incident, to its last minute',
      minutes: [
        { minute: 10 },
        { minute: 11, peak: 7, excess: 30 },
        { minute: 12, state: 2, peak: 0, excess: 40 },
      ],
      incidents: [{ start: 10, end: 12, state: 'recovered', peak: 7, excess: 40 }],
    },
    {
      what: 'a new one where another began, though the end of the first is not stored',
      minutes: [
        { minute: 10, excess: 30 },
        { minute: 20, since: 20, incident: 20, excess: 5 },
      ],
      incidents: [
        { start: 10, end: 10, state: 'recovered', excess: 30 },
        { start: 20, end: 20, state: 'open', excess: 5 },
      ],
    },
    {
      what: 'nothing while nothing is off',
      minutes: [{ minute: 10, state: 0 }],
      incidents: [],
    },
  ])('are $what', ({ minutes, incidents }) => {
    const given = minutes.map((one) => minute({ since: 10, incident: 10, ...one }));
    expect(followIncidents('denied', 'above', given)).toMatchObject(incidents);
  });
});

const status = (one: Partial<StatusIncident>): StatusIncident => ({
  status: 'denied',
  direction: 'above',
  incident: 0,
  start: 0,
  end: 0,
  state: 'recovered',
  peak: 4,
  excess: 0,
  ...one,
});

describe('incidents for people', () => {
  it('are those that the database has, wherever their statuses lie', () => {
    const groups = groupIncidents(
      [
        status({ incident: 10, start: 10, end: 12, excess: 5 }),
        // Near the first, yet another incident; and far from it, yet the same.
        status({ incident: 14, start: 14, end: 15, excess: 7, peak: 6 }),
        status({ incident: 10, start: 40, end: 50, status: 'approved', direction: 'below', excess: -90 }),
      ],
      4.5,
    );
    expect(groups).toMatchObject([
      { start: 10, end: 50, severity: 'warning', harm: 90 },
      { start: 14, end: 15, severity: 'critical', harm: 7 },
    ]);
    expect(groups[0]!.statuses.map(({ status }) => status)).toEqual(['approved', 'denied']);
  });
});

describe('money', () => {
  const total = { share: 0, amount: null, priced: 0 } as const;
  const totals = [
    { ...total, status: 'approved', count: 100, amount: 500, priced: 50 },
    { ...total, status: 'denied', count: 100 },
    { ...total, status: 'failed', count: 60, amount: 90, priced: 30 },
  ] as const;

  it('is of the mean amount where amounts are known, and keeps its sign', () => {
    const excess = new Map([
      ['approved', -20],
      ['denied', 9],
      ['failed', 4],
    ] as const);
    expect(moneyOf(excess, totals)).toEqual({ approved: -200, failed: 12 });
  });

  it('stands on a share of the transactions of statuses that have amounts', () => {
    expect(pricedShare(totals)).toBe(0.5);
    expect(pricedShare([totals[1]])).toBe(0);
  });
});
