import { parseArgs } from 'node:util';
import { UsageError } from '../errors.js';

export const usage = `Usage: firewatch demo [--hours N]

Starts Firewatch with simulated payments: some hours of the past at once, then live, with an incident on its way. It
keeps its data in a folder of its own, which is removed at the end, and touches no InfluxDB but its own engine.
Ctrl-C ends it.

  --hours N   hours of the past to begin with, 2 to 24 (6)

FIREWATCH_PORT and FIREWATCH_HOST say where it listens (127.0.0.1:8080).`;

export interface DemoOptions {
  hours: number;
}

/** What the demo takes over from the environment: nothing that could lead to real data, or to real people. */
const takenOver = ['FIREWATCH_HOST', 'FIREWATCH_PORT', 'FIREWATCH_MODEL', 'FIREWATCH_LOG_LEVEL'] as const;

/**
 * Reads the command line.
 * @throws UsageError naming the option and the remedy
 */
export function readOptions(argv: string[]): DemoOptions | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  const hours = /^\d+$/.test(values.hours) ? Number(values.hours) : NaN;
  if (!(hours >= 2 && hours <= 24))
    throw new UsageError(`--hours "${values.hours}" is no whole number from 2 to 24`);
  return { hours };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        hours: { type: 'string', default: '6' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The environment that the demo runs in: its own data folder, and only what a demo may be told. */
export function demoEnvironment(env: NodeJS.ProcessEnv, data: string): NodeJS.ProcessEnv {
  const kept = takenOver.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  return { FIREWATCH_LOG_LEVEL: 'error', ...Object.fromEntries(kept), FIREWATCH_DATA: data };
}
