import { makeModel, statuses, type Model, type Status } from '@firewatch/flux';
import { describe, expect, it } from 'vitest';
import { binned, binSize } from '../src/backtest/plot/bins.js';
import { type AlertedIncident, countMessages } from '../src/backtest/messages.js';
import { scoreLines } from '../src/backtest/scores-csv.js';
import { sweep } from '../src/backtest/sweep.js';
import type { Judged } from '../src/backtest/types.js';
import type { StatusIncident } from '../src/incidents/types.js';

const first = Date.UTC(2026, 2, 10) / 60_000;

function incident(status: Status, start: number, end: number, peak = 9, incident = start): StatusIncident {
  return {
    status,
    direction: 'above',
    incident: first + incident,
    start: first + start,
    end: first + end,
    state: 'recovered',
    peak,
    excess: 100,
  };
}

function judgedDay(incidents: StatusIncident[], scores: Array<[Status, number, number]>): Judged {
  const series = () => new Float64Array(1440);
  const judged: Judged = {
    start: first * 60_000,
    dated: true,
    minutes: 1440,
    counts: Object.fromEntries(statuses.map((status) => [status, series()])) as Judged['counts'],
    covered: new Uint8Array(1440).fill(1),
    scores: { denied: series(), failed: series() },
    bands: {},
    incidents,
  };
  for (const [status, minute, score] of scores) judged.scores[status]![minute] = score;
  return judged;
}

describe('sweep', () => {
  const model = makeModel({});
  const judged = judgedDay(
    [
      incident('denied', 100, 130, 6.2),
      incident('failed', 135, 140, 4, 100),
      incident('denied', 700, 720, 3.6),
    ],
    [
      ['denied', 100, 3.6],
      ['denied', 110, 6.2],
      ['failed', 135, 4],
      ['denied', 705, 3.6],
    ],
  );
  const input = { judged, model, judgeBy: () => Promise.resolve(judgedDay([], [])) };

  it('tells incidents and messages a day at every level', async () => {
    const rows = await sweep({ ...input, labels: null });
    expect(rows.map(({ level, incidentsPerDay }) => [level, incidentsPerDay])).toEqual([
      [3, 0],
      [3.5, 2],
      [4, 1],
      [4.5, 1],
      [5, 1],
      [5.5, 1],
      [6, 1],
      [6.5, 0],
      [7, 0],
    ]);
    expect(rows.map(({ messagesPerDay }) => messagesPerDay)).toEqual([0, 6, 4, 2, 2, 2, 2, 0, 0]);
    expect(rows[0]).not.toHaveProperty('labelled');
  });

  it.each([
    ['by the model as it is', {}, [[3, 3]]],
    ['with incidents that end no later than they open', { stayScore: 3.2 }, [[3, 3]]],
    [
      'at every level below the warning level',
      { warningLevel: 4.2, stayScore: 4 },
      [
        [3, 3],
        [3.5, 3.5],
        [4, 4],
      ],
    ],
  ])(
    'judges anew below the warning level, where other incidents open: %s',
    async (_, constants, expected) => {
      const asked: number[][] = [];
      const judgeBy = (by: Model) => {
        asked.push([by.constants.warningLevel, by.constants.stayScore]);
        return Promise.resolve(judged);
      };
      await sweep({ ...input, model: makeModel(constants), judgeBy, labels: null });
      expect(asked).toEqual(expected);
    },
  );

  it('tells what labels would be kept and lost', async () => {
    const labels = [
      { status: 'denied' as const, start: 100, end: 130 },
      { status: 'denied' as const, start: 700, end: 720 },
    ];
    const rows = await sweep({ ...input, labels });
    expect(rows.map(({ labelled }) => labelled!.found)).toEqual([0, 2, 1, 1, 1, 1, 1, 0, 0]);
    expect(rows[3]!.labelled).toMatchObject({ missed: [labels[1]], meanDelayMinutes: 10 });
  });
});

describe('countMessages', () => {
  const alerted = (status: Status, start: number, end: number): AlertedIncident => ({
    ...incident(status, start, end),
    alerted: first + start,
  });

  it.each([
    ['one incident: alert and all clear', [alerted('denied', 0, 20)], 2],
    [
      'an incident shorter than the group interval: still an alert and an all clear',
      [alerted('denied', 0, 1)],
      2,
    ],
    ['a status that joins and leaves', [alerted('denied', 0, 100), alerted('failed', 30, 50)], 4],
    ['statuses that begin and end together', [alerted('denied', 0, 20), alerted('failed', 0, 20)], 2],
    ['two incidents far apart', [alerted('denied', 0, 20), alerted('denied', 300, 320)], 4],
    ['a day long: reminders every 12 hours', [alerted('denied', 0, 1600)], 4],
    ['none', [], 0],
  ])('%s', (_name, incidents, messages) => {
    expect(countMessages(incidents, 10)).toBe(messages);
  });
});

describe('series for files and pictures', () => {
  it('writes six decimals, and nothing for an absent minute', () => {
    const scores = { approved: Float64Array.of(0, NaN, 1 / 3), silence: Float64Array.of(0, NaN, 12.5) };
    expect([...scoreLines({ scores, minutes: 3 })]).toEqual([
      'minute,approved,silence',
      '0,0,0',
      '1,,',
      '2,0.333333,12.5',
    ]);
  });

  it('puts minutes together without inventing any', () => {
    const series = Float64Array.of(1, 3, NaN, 5, NaN, NaN, 7);
    expect(binned(series, 2, 'mean')).toEqual([2, 5, null, 7]);
    expect(binned(series, 2, 'max')).toEqual([3, 5, null, 7]);
    expect([1440, 2880, 2881, 30 * 1440].map((minutes) => binSize(minutes))).toEqual([1, 1, 2, 15]);
  });
});
