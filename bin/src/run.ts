import { SecretFileError, withSecretFiles } from '@firewatch/ingest/settings/secrets';
import { commands } from './commands.js';
import { usage } from './usage.js';

/** What every command module exports. */
export interface CommandModule {
  /** Runs the command; resolves with its exit code: 0 done, 1 failed, 2 wrong usage. */
  run(argv: string[], env: NodeJS.ProcessEnv): Promise<number>;
}

/**
 * Runs `firewatch` with its arguments and resolves with the exit code.
 * @param load imports a command's module; a command's packages are loaded only when it is called.
 */
export async function run(
  argv: string[],
  env: NodeJS.ProcessEnv,
  load = (module: string) => import(module) as Promise<CommandModule>,
): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(usage(commands));
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) {
    console.error(`firewatch: there is no command "${name}"\n\n${usage(commands)}`);
    return 2;
  }
  const given = secretsOf(env);
  if (given === null) return 2;
  const command = await load(entry.module);
  return command.run(rest, given);
}

/** The environment with the secrets that files hold; null where one cannot be had, which has been said. */
function secretsOf(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv | null {
  try {
    return withSecretFiles(env);
  } catch (error) {
    if (!(error instanceof SecretFileError)) throw error;
    console.error(`firewatch: ${error.message}`);
    return null;
  }
}
