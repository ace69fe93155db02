import { compose, loadScript, type Role } from '../../src/index.js';
import { roles } from '../../src/deploy/tasks.js';
import { modelOf } from '../../src/model/hub.js';
import { minute } from './counts.js';
import type { TestStore } from './store.js';

/** Runs all tasks of a role as the scheduler would at the close of a minute, with their own parameters. */
export function taskRunner(store: TestStore, role: Role = 'single'): (closed: number) => Promise<void> {
  const model = modelOf(role, store.model);
  const scripts = roles[role].map((name) => compose(loadScript(`tasks/${name}`), { model, task: false }));
  return async (closed) => {
    for (const script of scripts) await store.run(script, { now: minute(closed + 1) });
  };
}
