import { run as backfill } from '@firewatch/flux/commands/backfill';
import { expect, it, vi } from 'vitest';
import { minuteMs } from '../src/clock.js';
import { incidentKind, Simulation, type SimulatedCount } from '../src/simulate/index.js';
import { Clockwork, type Analytics } from './support/clockwork.js';
import { until } from './support/until.js';

const dayMinutes = 1440;
const midnight = Date.UTC(2026, 2, 10) / minuteMs;

/** What an incident is compared with means something only as long as it is open. */
function counts(key: string, table: Analytics): boolean {
  const [, field = '', status = '', minute = ''] = key.split(' ');
  return !/^(base|calm)/.test(field) || table.get(`anomaly state ${status} ${minute}`) === 1;
}

/** What two tables do not have in common; numbers may differ in their last bits. */
function differences(got: Analytics, want: Analytics): string[] {
  const text = (value: number | undefined) => (value === undefined ? 'nothing' : String(value));
  return [...new Set([...got.keys(), ...want.keys()])]
    .filter((key) => counts(key, got) || counts(key, want))
    .filter((key) => {
      const [a, b] = [got.get(key), want.get(key)];
      return a === undefined || b === undefined || Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(b));
    })
    .map((key) => `${key}: ${text(got.get(key))} for ${text(want.get(key))}`);
}

const ofMeasurement = (table: Analytics, measurement: string): number =>
  [...table.keys()].filter((key) => key.startsWith(`${measurement} `)).length;

/** Incidents that were open, by status and first minute. */
const opened = (table: Analytics): string[] => [
  ...new Set(
    [...table]
      .filter(([key, value]) => key.startsWith('anomaly since ') && value > 0)
      .map(([key, value]) => `${key.split(' ')[2]!} ${String(value / 60 - midnight)}`),
  ),
];

it('stores minute by minute what a backfill of the day stores', async () => {
  const simulation = new Simulation({ seed: 5, perDay: 0 });
  simulation.inject(incidentKind('denial-surge')!, midnight + 9 * 60, 25);
  simulation.inject(incidentKind('silence')!, midnight + 14 * 60, 20);
  simulation.inject(incidentKind('flapping-outage')!, midnight + 18 * 60, 90);
  // The service starts within the last minute of the day before: that minute is partial.
  const work = await Clockwork.at((midnight - 1) * minuteMs + 20_000);
  await work.start();
  await work.post(midnight - 1, simulation.minute(midnight - 1));
  work.pass(41_000);
  await work.runTasks();
  for (let minute = midnight; minute < midnight + dayMinutes; minute++) {
    work.pass(29_000);
    await work.post(minute, simulation.minute(minute));
    await work.close();
  }
  const [from, to] = [(midnight - 1) * minuteMs, (midnight + dayMinutes) * minuteMs];
  const live = await work.analytics(from, to);
  await work.stop();
  expect(opened(live)).toEqual(expect.arrayContaining(['denied 540', 'silence 842']) as string[]);
  expect(ofMeasurement(live, 'minute')).toBe((dayMinutes + 1) * 7 * 2);

  await work.forgetAnalytics();
  const { url, token, org } = work.connection;
  const quiet = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const range = ['--from', new Date(from).toISOString(), '--to', new Date(to).toISOString()];
  expect(await backfill(range, { INFLUX_URL: url, INFLUX_TOKEN: token, INFLUX_ORG: org })).toBe(0);
  quiet.mockRestore();
  expect(differences(await work.analytics(from, to), live)).toEqual([]);
});

/** The traffic of a busy morning, with a surge of denials in what will come late. */
function morning(): Simulation {
  const simulation = new Simulation({ seed: 11, perDay: 0 });
  simulation.inject(incidentKind('denial-surge')!, midnight + 11 * 60, 15);
  return simulation;
}

it('ends in the same points when an hour of transactions arrives 20 minutes late', async () => {
  const [first, lateFrom, lateTo, arrives, end] = [
    9 * 60,
    10 * 60 + 20,
    11 * 60 + 20,
    11 * 60 + 40,
    11 * 60 + 50,
  ];
  const start = (midnight + first) * minuteMs;
  /** @param wanted what is to be stored in the end; null: everything comes in time */
  const run = async (wanted: Analytics | null): Promise<Analytics> => {
    const simulation = morning();
    const work = await Clockwork.at(start);
    await work.start();
    for (let at = first; at < end; at++) {
      const minute = midnight + at;
      work.pass(29_000);
      if (wanted === null || at < lateFrom || at >= lateTo)
        await work.post(minute, simulation.minute(minute));
      if (wanted !== null && at === arrives) {
        for (let late = lateFrom; late < lateTo; late++)
          await work.post(midnight + late, simulation.minute(midnight + late));
        const past = new Map([...wanted].filter(([key]) => Number(key.split(' ')[3]) < minute));
        await until(
          async () => differences(await work.analytics(start, minute * minuteMs), past).length === 0,
          300_000,
        );
      }
      await work.close();
    }
    const stored = await work.analytics(start, (midnight + end) * minuteMs);
    await work.stop();
    return stored;
  };
  const wanted = await run(null);
  expect(opened(wanted)).toContain('denied 660');
  expect(differences(await run(wanted), wanted)).toEqual([]);
});

it.each([
  ['stopped for ten minutes, and started again in mid-minute', 10 * minuteMs + 30_000],
  ['started again in mid-minute', 5_000],
])('makes no alarm and poisons no baseline when it is %s', async (_, downMs) => {
  const simulation = new Simulation({ seed: 3, perDay: 0 });
  const [first, stops, ends] = [midnight + 12 * 60, midnight + 13 * 60 + 10, midnight + 14 * 60];
  const work = await Clockwork.at(first * minuteMs);
  const everything = (minute: number): SimulatedCount[] => simulation.minute(minute);
  await work.start();
  for (let minute = first; minute < stops; minute++) {
    work.pass(29_000);
    await work.post(minute, everything(minute));
    await work.close();
  }
  // A quarter of the minute's transactions come before the stop; what is sent while it is down is lost.
  work.pass(14_000);
  await work.post(
    stops,
    everything(stops).map((each) => ({ ...each, count: Math.ceil(each.count / 4) })),
  );
  await work.stop();
  work.pass(downMs);
  await work.start();
  const back = Math.floor(work.clock.now() / minuteMs);
  if (back > stops)
    await work.post(
      back,
      everything(back).map((each) => ({ ...each, count: Math.ceil(each.count / 4) })),
    );
  work.pass((back + 1) * minuteMs + 1_000 - work.clock.now());
  await work.runTasks();
  for (let minute = back + 1; minute < ends; minute++) {
    work.pass(29_000);
    await work.post(minute, everything(minute));
    await work.close();
  }
  const span: [number, number] = [first * minuteMs, ends * minuteMs];
  // What the tasks no longer looked at when they ran again is computed in the background.
  await until(
    async () => (await work.analytics(...span)).has(`minute covered approved ${String(stops)}`),
    60_000,
  );
  const table = await work.analytics(...span);
  const values = (measurement: string, field: string) =>
    [...table].filter(([key]) => key.startsWith(`${measurement} ${field} `));
  const judged = values('anomaly', 'score').map(([key]) => Number(key.split(' ')[3]));
  expect(judged.filter((minute) => minute >= stops && minute <= back)).toEqual([]);
  expect(new Set(judged).size).toBe(ends - first - (back - stops + 1));
  expect(values('anomaly', 'severity').filter(([, value]) => value > 0)).toEqual([]);
  expect(values('anomaly', 'state').filter(([, value]) => value > 0)).toEqual([]);
  const covered = values('minute', 'covered').filter(([key]) => key.includes(` approved ${String(stops)}`));
  expect(covered.map(([, value]) => value)).toEqual([0]);
  for (const [key, expected] of values('baseline', 'expected')) {
    const [, , status, minute] = key.split(' ');
    if (status !== 'approved' || Number(minute) < first + 40) continue;
    const usual = simulation.usual(Number(minute)).approved;
    expect(Math.abs(expected / usual - 1), key).toBeLessThan(0.2);
  }
});
