import { parseArgs } from 'node:util';
import { UsageError } from '../errors.js';

export interface ExportOptions {
  /** Folder of the files; null: one bucket to standard output. */
  out: string | null;
  /** Null: both. */
  bucket: 'transactions' | 'analytics' | null;
  json: boolean;
}

export const usage = `Usage: firewatch export --out FOLDER [--bucket transactions|analytics] [--json]
       firewatch export --bucket transactions|analytics

Writes everything stored as line protocol: a file for each bucket, or one bucket to standard output. It reads the
database of INFLUX_URL, or the embedded engine of a running \`firewatch serve\`.`;

/** @throws UsageError */
export function readOptions(argv: string[]): ExportOptions | 'help' {
  const values = parse(argv);
  if (values.help === true) return 'help';
  const { bucket, out } = values;
  if (bucket !== undefined && bucket !== 'transactions' && bucket !== 'analytics')
    throw new UsageError('--bucket must be transactions or analytics');
  if (out === undefined && bucket === undefined) throw new UsageError('--out or --bucket is needed');
  return { out: out ?? null, bucket: bucket ?? null, json: values.json === true };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        out: { type: 'string' },
        bucket: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
