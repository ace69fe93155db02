import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connectionFromEnv, loadModel, type Connection } from '@firewatch/flux';
import { dayMs } from '../clock.js';
import { UsageError } from '../errors.js';
import { exportLines, firstTime } from '../export/lines.js';
import { readOptions, usage, type ExportOptions } from '../export/options.js';

/** `firewatch export`: resolves with the exit code. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const options = readOptions(argv);
    if (options === 'help') console.log(usage);
    else await exportAll(options, env);
    return 0;
  } catch (error) {
    console.error(`firewatch export: ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof UsageError)) return 1;
    console.error(`\n${usage}`);
    return 2;
  }
}

async function exportAll({ out, bucket, json }: ExportOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const connection = connectionFromEnv(env);
  const { transactionsBucket, analyticsBucket } = loadModel(env['FIREWATCH_MODEL']).constants;
  const names = { transactions: transactionsBucket, analytics: analyticsBucket };
  const written: Record<string, number> = {};
  if (out !== null) await mkdir(out, { recursive: true });
  for (const kind of bucket === null ? (['transactions', 'analytics'] as const) : [bucket]) {
    // The file is for its owner: it holds every transaction.
    const target =
      out === null ? process.stdout : createWriteStream(join(out, `${kind}.lp`), { mode: 0o600 });
    const counted = { lines: 0 };
    await pipeline(Readable.from(chunks(connection, { bucket: names[kind], counted })), target, {
      end: out !== null,
    });
    written[kind] = counted.lines;
  }
  if (out === null) return;
  if (json) console.log(JSON.stringify({ folder: out, lines: written }, null, 2));
  else
    for (const [kind, lines] of Object.entries(written))
      console.log(`${join(out, `${kind}.lp`)}: ${String(lines)} lines`);
}

/** Lines in pieces large enough that writing them costs nothing beside reading them. */
async function* chunks(
  connection: Connection,
  { bucket, counted }: { bucket: string; counted: { lines: number } },
): AsyncGenerator<string> {
  const from = await firstTime(connection, bucket);
  if (from === null) return;
  let piece: string[] = [];
  for await (const line of exportLines(connection, { bucket, from, to: new Date(Date.now() + dayMs) })) {
    counted.lines++;
    piece.push(line, '\n');
    if (piece.length < 2_000) continue;
    yield piece.join('');
    piece = [];
  }
  if (piece.length > 0) yield piece.join('');
}
