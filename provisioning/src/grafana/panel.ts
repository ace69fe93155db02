import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { stop } from './child.js';
import { PanelError } from './errors.js';

const build = ['run', 'build', '-w', 'grafana-plugin'];
const command = `npm ${build.join(' ')}`;

export interface PanelOptions {
  env: NodeJS.ProcessEnv;
  /** Ends a build that is under way. */
  signal: AbortSignal;
  /** Told that the panel is built, which takes up to a minute. */
  say: (line: string) => void;
}

/**
 * The folder of the built panel. Building is left out of the installation, as most who install never start Grafana;
 * so the panel is built here where it is missing.
 * @param repository the folder that holds grafana-plugin
 * @throws PanelError where it cannot be built; the signal's reason where that is aborted
 */
export async function builtPanel(repository: string, options: PanelOptions): Promise<string> {
  const panel = join(repository, 'grafana-plugin', 'dist');
  if (await isBuilt(panel)) return panel;
  options.say(`the panel is not built yet; building it: ${command}`);
  await run(repository, options);
  if (!(await isBuilt(panel))) throw new PanelError(`${command} made no ${join(panel, 'module.js')}`);
  return panel;
}

async function run(repository: string, { env, signal }: PanelOptions): Promise<void> {
  signal.throwIfAborted();
  // npm does not hand a signal down to what its script runs: all of them are a group, which is told.
  const child = spawn('npm', build, {
    cwd: repository,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const end = (): void => void stop(child, -child.pid!);
  signal.addEventListener('abort', end);
  const code = await exitOf(child);
  signal.removeEventListener('abort', end);
  signal.throwIfAborted();
  if (code !== 0)
    throw new PanelError(`the panel could not be built: see what ${command} said in ${repository}`);
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  } catch (cause) {
    throw new PanelError(`npm, which builds the panel, cannot be run: ${(cause as Error).message}`, {
      cause,
    });
  }
}

async function isBuilt(panel: string): Promise<boolean> {
  return access(join(panel, 'module.js')).then(
    () => true,
    () => false,
  );
}
