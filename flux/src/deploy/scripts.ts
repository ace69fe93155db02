import { checkFlux } from '../check/check.js';
import { compose } from '../compose/compose.js';
import { loadScript } from '../compose/files.js';
import type { ParamValue } from '../compose/literals.js';
import { ComposeError } from '../errors.js';
import { modelOf } from '../model/hub.js';
import { modelComment, roles, type Role, type TaskName } from './tasks.js';
import type { DeployOptions } from './types.js';

/** How often a hub's tasks look for what shards have reported: the first time that all have, a minute is judged. */
const hubEvery = '10s';

/** What replies ask of each role's database, by the model that its tasks have. A shard's replies ask its hub. */
const replyQueries: Readonly<Record<Role, readonly string[]>> = {
  single: ['queries/recommendation', 'queries/stalled'],
  shard: [],
  hub: ['queries/hub-recommendation'],
};

export type ScriptOptions = Pick<DeployOptions, 'model' | 'shard' | 'timeoutSeconds'>;

/**
 * The scripts of a role's tasks, each sound, with the model's hash in its first line. What replies ask is checked with
 * them: a model that it cannot be asked with is better refused now than at the first transaction.
 * @throws ComposeError naming the script, the line and the first fault that the checker finds
 */
export async function soundScripts(role: Role, options: ScriptOptions): Promise<Map<TaskName, string>> {
  const model = modelOf(role, options.model);
  for (const name of replyQueries[role]) await requireSound(name, compose(loadScript(name), { model }));
  const scripts = new Map<TaskName, string>();
  for (const name of roles[role]) {
    const script = taskScript(name, role, options);
    await requireSound(`tasks/${name}`, script);
    scripts.set(name, modelComment(options.model.hash) + script);
  }
  return scripts;
}

function taskScript(name: TaskName, role: Role, { model, shard, timeoutSeconds }: ScriptOptions): string {
  const params: Record<string, ParamValue> = {
    ...(name === 'rollup' && shard !== undefined ? { shard } : {}),
    ...(name === 'shards' && timeoutSeconds !== undefined ? { timeout: timeoutSeconds } : {}),
  };
  const composed = compose(loadScript(`tasks/${name}`), { model: modelOf(role, model), params });
  return role === 'hub' ? composed.replace(/\bevery: 1m, offset:/, `every: ${hubEvery}, offset:`) : composed;
}

async function requireSound(name: string, script: string): Promise<void> {
  const [fault] = await checkFlux(script);
  if (fault !== undefined) throw new ComposeError(`${name} line ${String(fault.line)}: ${fault.message}`);
}
