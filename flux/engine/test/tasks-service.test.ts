import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../src/storage/memory-store.js';
import { keptRuns } from '../src/tasks/run-history.js';
import { TaskService } from '../src/tasks/task-service.js';
import { FakeTimers } from './fake-timers.js';
import type { Store } from '../src/storage/types.js';
import type { Task } from '../src/tasks/types.js';

const start = Date.UTC(2026, 0, 1, 12, 0, 30);
const minute = 60_000;
const flux = 'option task = {name: "t", every: 1m, offset: 10s}\nbuckets()';

let store: Store;
let timers: FakeTimers;
let runs: Array<{ task: string; now: string; at: number }>;
let carryOut: (task: Task, signal: AbortSignal) => Promise<void>;

beforeEach(() => {
  store = createMemoryStore();
  timers = new FakeTimers(start);
  runs = [];
  carryOut = () => Promise.resolve();
});

function open(scheduling = true): TaskService {
  return new TaskService({
    documents: store.documents,
    timers,
    scheduling,
    onError: (error) => {
      throw error;
    },
    execute: async (task, now, signal) => {
      runs.push({ task: task.name, now: new Date(now).toISOString(), at: timers.now() });
      await carryOut(task, signal);
    },
  });
}

/** Lets what has been started come to its end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await nextTurn();
}

async function advance(milliseconds: number): Promise<void> {
  const end = timers.now() + milliseconds;
  while (timers.next <= end) {
    timers.moveTo(timers.next);
    await settle();
  }
  timers.moveTo(end);
  await settle();
}

describe('scheduled runs', () => {
  test('come at each full minute plus the offset; now() is the time without it', async () => {
    const service = open();
    const { id, latestCompleted } = await service.create({ flux });
    expect(latestCompleted).toBe('2026-01-01T12:00:30Z');
    await advance(39_999);
    expect(runs).toEqual([]);
    await advance(1);
    await advance(minute);
    expect(runs.map(({ now, at }) => [now, new Date(at).toISOString()])).toEqual([
      ['2026-01-01T12:01:00.000Z', '2026-01-01T12:01:10.000Z'],
      ['2026-01-01T12:02:00.000Z', '2026-01-01T12:02:10.000Z'],
    ]);
    expect(service.get(id)).toMatchObject({
      latestCompleted: '2026-01-01T12:02:00Z',
      lastRunStatus: 'success',
    });
    expect(service.runs(id).map(({ scheduledFor, status }) => [scheduledFor, status])).toEqual([
      ['2026-01-01T12:02:00Z', 'success'],
      ['2026-01-01T12:01:00Z', 'success'],
    ]);
    await service.close();
  });

  test('a failed one is told, and the next one comes all the same', async () => {
    const service = open();
    const { id } = await service.create({ flux });
    carryOut = () => Promise.reject(new Error('no such bucket'));
    await advance(minute);
    expect(service.get(id)).toMatchObject({ lastRunStatus: 'failed', lastRunError: 'no such bucket' });
    expect(service.runs(id)[0]?.log.map(({ message }) => message)).toEqual([
      expect.stringContaining('Started task from script:'),
      'Completed(failed)',
      'no such bucket',
    ]);
    carryOut = () => Promise.resolve();
    await advance(minute);
    expect(service.get(id).lastRunStatus).toBe('success');
    expect(service.get(id).lastRunError).toBeUndefined();
    await service.close();
  });

  test('never overlap: a slow run is made up for afterwards, one after the other', async () => {
    const service = open();
    await service.create({ flux });
    let finish: () => void = () => undefined;
    carryOut = () => new Promise((resolve) => (finish = resolve));
    await advance(minute);
    await advance(3 * minute);
    expect(runs).toHaveLength(1);
    carryOut = () => Promise.resolve();
    finish();
    await settle();
    await advance(0);
    await advance(0);
    await advance(0);
    expect(runs.map(({ now }) => now.slice(11, 16))).toEqual(['12:01', '12:02', '12:03', '12:04']);
    await service.close();
  });

  test('what was due while the engine was down is not caught up', async () => {
    let service = open();
    const { id } = await service.create({ flux });
    await advance(minute);
    await service.close();
    timers.moveTo(timers.now() + 30 * minute);
    service = open();
    await advance(minute);
    expect(runs.map(({ now }) => now.slice(11, 16))).toEqual(['12:01', '12:32']);
    expect(service.get(id).latestCompleted).toBe('2026-01-01T12:32:00Z');
    await service.close();
  });

  test('stop while inactive, begin anew when active, follow a changed schedule', async () => {
    const service = open();
    const { id } = await service.create({ flux, status: 'inactive' });
    await advance(3 * minute);
    expect(runs).toEqual([]);
    await service.update(id, { status: 'active', every: '5m' });
    expect(service.get(id)).toMatchObject({ every: '5m', status: 'active' });
    await advance(7 * minute);
    expect(runs.map(({ now }) => now.slice(11, 16))).toEqual(['12:05', '12:10']);
    await service.remove(id);
    await advance(30 * minute);
    expect(runs).toHaveLength(2);
    expect(store.documents.list('task')).toEqual([]);
    expect(store.documents.list(`run/${id}`)).toEqual([]);
    await service.close();
  });

  test('a month’s wait is longer than a timer can be', async () => {
    const service = open();
    await service.create({ flux: 'option task = {name: "m", every: 1mo}\nbuckets()' });
    await advance(30 * 24 * 60 * minute);
    expect(runs).toEqual([]);
    await advance(2 * 24 * 60 * minute);
    expect(runs.map(({ now }) => now)).toEqual(['2026-02-01T00:00:00.000Z']);
    await service.close();
  });
});

describe('runs on demand', () => {
  test('for now or another time, once more, and only of an active task', async () => {
    const service = open(false);
    const { id } = await service.create({ flux });
    const run = service.force(id, Date.UTC(2025, 5, 1));
    expect(run).toMatchObject({
      status: 'scheduled',
      scheduledFor: '2025-06-01T00:00:00Z',
      requestedAt: '2026-01-01T12:00:30.000Z',
    });
    await settle();
    expect(service.findRun(id, run.id).status).toBe('success');
    service.retry(id, run.id);
    service.force(id);
    await settle();
    expect(runs.map(({ now }) => now)).toEqual([
      '2025-06-01T00:00:00.000Z',
      '2025-06-01T00:00:00.000Z',
      '2026-01-01T12:00:30.000Z',
    ]);
    expect(service.get(id).latestCompleted).toBe('2026-01-01T12:00:30Z');
    await service.update(id, { status: 'inactive' });
    expect(() => service.force(id)).toThrow('inactive task');
    expect(() => service.retry(id, '0000000000000001')).toThrow('run not found');
    await service.close();
  });

  test('can be canceled; closing cancels what runs', async () => {
    const service = open(false);
    const { id } = await service.create({ flux });
    carryOut = (_task, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new Error('query was canceled'))),
      );
    const first = service.force(id);
    await settle();
    service.cancel(id, first.id);
    await settle();
    expect(service.findRun(id, first.id).status).toBe('canceled');
    expect(() => service.cancel(id, first.id)).toThrow('run not found');
    const second = service.force(id);
    await settle();
    await service.close();
    expect(service.findRun(id, second.id).status).toBe('canceled');
  });
});

describe('what changes while a run ends', () => {
  const changed = flux.replace('buckets()', 'buckets() |> limit(n: 1)');

  /** Changes a task after so many turns of the event loop since its run began. */
  async function meanwhile(turns: number, change: (service: TaskService, id: string) => Promise<unknown>) {
    // As slow as a disk: what is saved is there some turns later.
    const { documents } = store;
    const put = documents.put.bind(documents);
    documents.put = async (...document) => {
      await nextTurn();
      await nextTurn();
      await put(...document);
    };
    const service = open(false);
    const { id } = await service.create({ flux });
    service.force(id);
    for (let turn = 0; turn < turns; turn++) await nextTurn();
    await change(service, id);
    await settle();
    await service.close();
    return { service, id };
  }

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('an answered update stands (turn %i)', async (turns) => {
    const { service, id } = await meanwhile(turns, (at, task) => at.update(task, { flux: changed }));
    expect(service.get(id)).toMatchObject({ flux: changed, lastRunStatus: 'success' });
    expect(store.documents.list('task')).toEqual([{ id, value: service.get(id) }]);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('a removed task stays away (turn %i)', async (turns) => {
    const { service } = await meanwhile(turns, (at, task) => at.remove(task));
    expect([service.list(), store.documents.list('task')]).toEqual([[], []]);
  });

  test('of two updates at once none undoes the other', async () => {
    const { service, id } = await meanwhile(0, (at, task) =>
      Promise.all([at.update(task, { description: 'd' }), at.update(task, { status: 'inactive' })]),
    );
    expect(service.get(id)).toMatchObject({ description: 'd', status: 'inactive' });
  });
});

test('the history is bounded, and outlives the process', async () => {
  let service = open(false);
  const { id } = await service.create({ flux });
  for (let n = 0; n < keptRuns + 3; n++) {
    service.force(id, n * 1000);
    await settle();
  }
  await service.close();
  service = open(false);
  expect(service.runs(id)).toHaveLength(keptRuns);
  expect(service.runs(id)[0]?.scheduledFor).toBe('1970-01-01T00:03:22Z');
  expect(service.list()).toHaveLength(1);
  await service.close();
});
