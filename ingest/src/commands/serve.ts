import { parseArgs } from 'node:util';
import { createLogger } from '../service/logger.js';
import { unknownSettings } from '../settings/schema.js';
import { readSettings, type Settings } from '../settings/settings.js';
import { ended } from './ended.js';
import { greeting } from './greeting.js';
import { startService, type ServeParts, type StartedService } from './start.js';

const usage = `Usage: firewatch serve

Runs the ingest, with the embedded engine unless INFLUX_URL is set. Settings come from the environment: docs/settings.md lists
them all.`;

/** Runs the service until it is told to end. Resolves with the exit code. */
export async function serve(argv: string[], env: NodeJS.ProcessEnv, parts: ServeParts): Promise<number> {
  const wrong = readArguments(argv);
  if (wrong !== null) return wrong;
  let settings: Settings;
  try {
    settings = readSettings(env);
  } catch (error) {
    console.error(`firewatch: ${(error as Error).message}`);
    return 2;
  }
  const logger = createLogger(settings.logLevel);
  for (const name of unknownSettings(env))
    logger.warn(`${name} is no setting: docs/settings.md has them all`);
  let service: StartedService;
  try {
    service = await startService(settings, logger, parts);
  } catch (error) {
    console.error(`firewatch: ${(error as Error).message}`);
    return 1;
  }
  const { server } = service;
  console.log(greeting({ ...server, data: settings.data, ownToken: settings.tokens === null }));
  await ended(service, logger);
  return 0;
}

function readArguments(argv: string[]): number | null {
  try {
    const { values } = parseArgs({ args: argv, options: { help: { type: 'boolean', short: 'h' } } });
    if (values.help !== true) return null;
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`firewatch: ${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}
