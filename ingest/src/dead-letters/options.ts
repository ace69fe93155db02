import { parseArgs } from 'node:util';
import { UsageError } from '../errors.js';

export type DeadLetterOptions = { json: boolean } & (
  | { action: 'list' | 'retry' | 'export' }
  /** Numbers as `list` tells them. */
  | { action: 'remove'; which: 'all' | number[] }
);

export const usage = `Usage: firewatch dead-letters list|retry|export [--json]
       firewatch dead-letters remove all|NUMBER… [--json]

Lines that InfluxDB refused, kept in the data folder (FIREWATCH_DATA).

  list     when and why each was refused, and the line
  retry    sends them again; what is stored now is taken off the list, and its minutes are computed again
  export   the lines alone, as line protocol
  remove   takes them off the list for good: all, or those of these numbers`;

/** @throws UsageError */
export function readOptions(argv: string[]): DeadLetterOptions | 'help' {
  const { values, positionals } = parse(argv);
  if (values.help === true) return 'help';
  const json = values.json === true;
  const [action, ...more] = positionals;
  if (action === 'remove') return { action, json, which: readWhich(more) };
  if (more.length > 0 || (action !== 'list' && action !== 'retry' && action !== 'export'))
    throw new UsageError('one of list, retry, export, remove is needed');
  return { action, json };
}

function readWhich(words: readonly string[]): 'all' | number[] {
  if (words.length === 1 && words[0] === 'all') return 'all';
  if (words.length === 0 || !words.every((word) => /^\d{1,9}$/.test(word)))
    throw new UsageError('remove needs `all`, or numbers as `firewatch dead-letters list` tells them');
  return words.map(Number);
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
