import { existsSync } from 'node:fs';
import { run } from './run.js';

// What the environment sets wins over the file, which is for development.
if (existsSync('.env')) process.loadEnvFile('.env');

try {
  process.exitCode = await run(process.argv.slice(2), process.env);
} catch (error) {
  console.error(`firewatch: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env['DEBUG']) console.error(error);
  process.exitCode = 1;
}
