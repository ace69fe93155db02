import { compose, listScripts, loadScript } from '../../src/index.js';
import { minute } from './counts.js';
import type { TestStore } from './store.js';

/** In the order of their offsets. */
const tasks = ['tasks/rollup', 'tasks/anomalies', 'tasks/baseline', 'tasks/incidents'];

/** Runs all tasks as the scheduler would at the close of a minute, with their own parameters. */
export function taskRunner(store: TestStore): (closed: number) => Promise<void> {
  if (listScripts('tasks').length !== tasks.length) throw new Error('a task is missing here');
  const scripts = tasks.map((name) => compose(loadScript(name), { model: store.model, task: false }));
  return async (closed) => {
    for (const script of scripts) await store.run(script, { now: minute(closed + 1) });
  };
}
