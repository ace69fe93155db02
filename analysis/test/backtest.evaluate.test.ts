import type { Subject } from '@firewatch/flux';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { episodesOf } from '../src/backtest/episodes.js';
import { evaluate, quietTime } from '../src/backtest/evaluate.js';
import type { LabelledWindow, Scores } from '../src/backtest/types.js';
import { sharedFile } from './files.js';

const day = 1440;

function scoresWith(subject: Subject, values: Record<number, number>, minutes = day): Scores {
  const scores: Scores = { approved: new Float64Array(minutes), [subject]: new Float64Array(minutes) };
  for (const [minute, value] of Object.entries(values)) scores[subject]![Number(minute)] = value;
  return scores;
}

function judge(scores: Scores, labels: LabelledWindow[], level = 3.5) {
  const minutes = Object.values(scores)[0]!.length;
  return evaluate(scores, labels, level, quietTime(labels, minutes));
}

describe('episodesOf', () => {
  it('bridges pauses of up to 10 minutes and tells the peak', () => {
    const scores = new Float64Array(60);
    scores.set([4, 5, 0, 0], 3);
    scores.set([3.5], 14);
    scores.set([6], 40);
    expect(episodesOf(scores, 3.5)).toEqual([
      { start: 3, end: 14, peak: 5 },
      { start: 40, end: 40, peak: 6 },
    ]);
    expect(episodesOf(scores, 3.5, (minute) => minute !== 14)[0]).toEqual({ start: 3, end: 4, peak: 5 });
  });

  it('takes absent minutes as under every level', () => {
    expect(episodesOf(new Float64Array(5).fill(NaN), 0)).toEqual([]);
  });
});

describe('evaluate', () => {
  const window: LabelledWindow = { status: 'denied', start: 600, end: 620 };

  it('finds a window from its start until 2 minutes after its end', () => {
    expect(judge(scoresWith('denied', { 605: 4 }), [window])).toMatchObject({
      found: 1,
      meanDelayMinutes: 5,
    });
    expect(judge(scoresWith('denied', { 622: 4 }), [window])).toMatchObject({
      found: 1,
      meanDelayMinutes: 22,
    });
    for (const minute of [599, 623])
      expect(judge(scoresWith('denied', { [minute]: 4 }), [window])).toMatchObject({
        found: 0,
        missed: [window],
        meanDelayMinutes: null,
      });
  });

  it('finds a silence by its own score or by the approved', () => {
    const silence: LabelledWindow = { status: 'silence', start: 600, end: 620 };
    for (const subject of ['silence', 'approved'] as const)
      expect(judge(scoresWith(subject, { 610: 4 }), [silence]).found).toBe(1);
    expect(judge(scoresWith('denied', { 610: 4 }), [silence]).found).toBe(0);
  });

  it('counts alarms outside of windows, their 15 minutes after, and the first 75 minutes', () => {
    const quietDays = (day - 75 - 36) / day;
    for (const minute of [30, 74, 600, 635])
      expect(judge(scoresWith('failed', { [minute]: 9 }), [window]).falseAlarmsPerDay).toBe(0);
    for (const minute of [75, 599, 636])
      expect(judge(scoresWith('failed', { [minute]: 9 }), [window]).falseAlarmsPerDay).toBeCloseTo(
        1 / quietDays,
        2,
      );
  });

  it('agrees with the reference evaluation on anything', async () => {
    const path = sharedFile('model/evaluate.mjs');
    if (path === null) return;
    const reference = (await import(path)) as {
      evaluate(
        scores: Scores,
        labels: LabelledWindow[],
      ): Record<'warning' | 'critical', object> & { days: number };
    };
    const minutes = 700;
    const subjects = fc.constantFrom<Subject>('approved', 'denied', 'failed', 'silence');
    const bursts = fc.array(
      fc.record({
        status: subjects,
        minute: fc.nat(minutes - 1),
        length: fc.integer({ min: 1, max: 20 }),
        score: fc.constantFrom(3, 3.5, 4, 4.5, 9),
      }),
      { maxLength: 25 },
    );
    const labels = fc.array(
      fc
        .record({ status: subjects, start: fc.nat(minutes - 1), length: fc.nat(40) })
        .map(({ status, start, length }) => ({ status, start, end: start + length })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(bursts, labels, (given, windows) => {
        const scores: Scores = {};
        for (const subject of ['approved', 'denied', 'failed', 'silence'] as const)
          scores[subject] = new Float64Array(minutes);
        for (const { status, minute, length, score } of given)
          scores[status]!.fill(score, minute, Math.min(minutes, minute + length));
        const want = reference.evaluate(scores, windows);
        for (const [name, level] of [
          ['warning', 3.5],
          ['critical', 4.5],
        ] as const) {
          const got = judge(scores, windows, level);
          expect({
            ...got,
            falseAlarmsPerDay: got.falseAlarmsPerDay ?? NaN,
            meanDelayMinutes: got.meanDelayMinutes ?? NaN,
          }).toEqual(want[name]);
        }
      }),
    );
  });
});
