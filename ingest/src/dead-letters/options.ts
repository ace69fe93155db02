import { parseArgs } from 'node:util';
import { UsageError } from '../errors.js';

export interface DeadLetterOptions {
  action: 'list' | 'retry' | 'export';
  json: boolean;
}

export const usage = `Usage: firewatch dead-letters list|retry|export [--json]

Lines that InfluxDB refused, kept in the data folder (FIREWATCH_DATA).

  list     when and why each was refused, and the line
  retry    sends them again; what is stored now is taken off the list
  export   the lines alone, as line protocol`;

/** @throws UsageError */
export function readOptions(argv: string[]): DeadLetterOptions | 'help' {
  const { values, positionals } = parse(argv);
  if (values.help === true) return 'help';
  const [action, ...more] = positionals;
  if (more.length > 0 || (action !== 'list' && action !== 'retry' && action !== 'export'))
    throw new UsageError('one of list, retry, export is needed');
  return { action, json: values.json === true };
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
