import { compose } from '../compose/compose.js';
import { loadScript } from '../compose/files.js';
import { FluxQueryError } from '../errors.js';
import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget } from '../query/types.js';
import { minuteMs, truncateMinute } from '../time.js';
import { analyticsBlock, analyticsParams, blocks, rollupBlock } from './blocks.js';
import type { RecomputeOptions } from './types.js';

/**
 * Computes the analytics of a past range as live operation would have stored them: rollup by the hour, then block by
 * block anomalies, incidents and the next block's baseline. Running it again changes nothing; after a failure it may
 * be taken up at the last reported block.
 * @throws FluxQueryError when a query fails or `signal` is aborted
 */
export async function recompute(where: Connection | FluxTarget, options: RecomputeOptions): Promise<void> {
  const from = truncateMinute(options.from);
  const to = truncateMinute(options.to);
  const total = Math.max(0, (to.getTime() - from.getTime()) / minuteMs);
  if (total === 0) return;
  const run = runner(targetOf(where), options);
  for (const now of blocks(from, to, rollupBlock)) await run('tasks/rollup', now);
  await run('tasks/baseline', from);
  for (const now of blocks(from, to, analyticsBlock)) {
    await run('tasks/anomalies', now);
    await run('tasks/baseline', now);
    await run('tasks/incidents', now);
    options.onProgress?.({ done: (now.getTime() - from.getTime()) / minuteMs, total, at: now });
  }
}

type TaskName = keyof typeof analyticsParams;

function runner(
  target: FluxTarget,
  { model, shard, signal }: RecomputeOptions,
): (name: TaskName, now: Date) => Promise<void> {
  const composed = new Map<TaskName, string>();
  return async (name, now) => {
    if (signal?.aborted === true) throw new FluxQueryError('the recomputation was given up');
    let script = composed.get(name);
    if (script === undefined) {
      const params =
        name === 'tasks/rollup' && shard !== undefined
          ? { ...analyticsParams[name], shard }
          : analyticsParams[name];
      script = compose(loadScript(name), { model, params, task: false });
      composed.set(name, script);
    }
    await target.run(script, signal === undefined ? { now } : { now, signal });
  };
}
