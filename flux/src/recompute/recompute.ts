import type { Role } from '../deploy/tasks.js';
import { modelOf } from '../model/hub.js';
import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget } from '../query/types.js';
import { minuteMs, truncateMinute } from '../time.js';
import { analyticsBlock, blocks, incidentsBlock, rollupBlock } from './blocks.js';
import { deployedFor, readDeployed } from './deployed-for.js';
import { readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { runner, type Runner } from './scripts.js';
import type { RecomputeOptions, RecomputeReport } from './types.js';

/**
 * Computes the analytics of a past range as live operation would have stored them: an hour's rollup, then block by
 * block anomalies and the next block's baseline, every second block incidents. A shard counts only, a hub calls the roll
 * of its shards instead of counting. Running it again changes nothing. What lies after the range is judged against it for
 * some hours more: after late transactions, let the range end now.
 * @throws ConfigurationError where the deployed tasks judge by another model, unless role and shard are both given
 * @throws FluxQueryError when a query fails or `signal` is aborted; with `resume` the next call goes on from there
 */
export async function recompute(
  where: Connection | FluxTarget,
  options: RecomputeOptions,
): Promise<RecomputeReport> {
  const from = truncateMinute(options.from);
  const to = truncateMinute(options.to);
  const { role, shard } = await partOf(where, options);
  const run = runner(targetOf(where), modelOf(role, options.model), options.signal);
  const work = { from, to, role, shard };
  const earlier = options.resume === true ? await readCheckpoint(run, work) : null;
  const resumed = earlier !== null && earlier < to ? earlier : undefined;
  const begin = resumed ?? from;
  await computeRange(run, { ...options, role, shard, from: begin, to }, async (at) => {
    options.onProgress?.({ done: minutesBetween(from, at), total: minutesBetween(from, to), at });
    if (options.resume === true) await writeCheckpoint(run, work, at);
  });
  return {
    from,
    to,
    minutes: minutesBetween(begin, to),
    ...(resumed === undefined ? {} : { resumedAt: resumed }),
  };
}

/**
 * What is deployed decides the name, whoever asks: a shard that counted under another one would be two at its hub, and one
 * that judged by its own counts would replicate that to it.
 */
async function partOf(
  where: Connection | FluxTarget,
  { role, shard, model }: RecomputeOptions,
): Promise<{ role: Role; shard: string }> {
  if ('run' in where) return { role: role ?? 'single', shard: shard ?? '0' };
  // A service says itself, under /ready, that it has another model than the tasks.
  const isService = role !== undefined && shard !== undefined;
  const deployed = await (isService ? readDeployed(where) : deployedFor(where, model));
  return { role: role ?? deployed?.role ?? 'single', shard: deployed?.shard ?? shard ?? '0' };
}

async function computeRange(
  run: Runner,
  { from, to, shard, role }: RecomputeOptions & { role: Role; shard: string },
  done: (at: Date) => Promise<void>,
): Promise<void> {
  if (to <= from) return;
  let counted = from;
  const count = async (until: Date): Promise<void> => {
    while (counted < until && counted < to) {
      const end = new Date(Math.min(addMinutes(counted, rollupBlock).getTime(), to.getTime()));
      if (role === 'hub') await callRoll(run, end, minutesBetween(counted, end));
      else await run('tasks/rollup', end, { minutes: rollupBlock, shard });
      counted = end;
      if (role === 'shard') await done(end);
    }
  };
  if (role === 'shard') {
    await count(to);
    return;
  }
  // A block's baseline asks which of the next minutes were covered: their counts come first.
  await count(addMinutes(from, analyticsBlock));
  await run('tasks/baseline', from, { again: 0, known: analyticsBlock });
  let followed = from;
  for (const now of blocks(from, to, analyticsBlock)) {
    await count(addMinutes(now, analyticsBlock));
    await run('tasks/anomalies', now, { minutes: analyticsBlock });
    await run('tasks/baseline', now, { again: 0, known: analyticsBlock });
    const minutes = minutesBetween(followed, now);
    if (minutes < incidentsBlock && now < to) continue;
    await run('tasks/incidents', now, {
      minutes: minutes > analyticsBlock ? incidentsBlock : analyticsBlock,
    });
    followed = now;
    await done(now);
  }
}

/**
 * What was reported is noted before the roll is called: what comes between the two is judged, and found to have come late,
 * which costs a needless look; the other way round it would pass for judged, and never be. No minute before the range is
 * noted, for none is judged.
 */
async function callRoll(run: Runner, end: Date, minutes: number): Promise<void> {
  await run('queries/shard-rollcall', end, { minutes });
  await run('queries/shard-roll', end, { minutes });
}

function addMinutes(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * minuteMs);
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / minuteMs);
}
