import type { CommandEntry } from './commands.js';

/** The help text: one line a command, the names aligned. */
export function usage(commands: Readonly<Record<string, CommandEntry>>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Usage: firewatch COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    '`firewatch COMMAND --help` lists the options of a command.',
  ].join('\n');
}
