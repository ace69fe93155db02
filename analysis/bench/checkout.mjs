// Benches of the analysis of files: the SQL over single transactions, and the whole of `firewatch analyze`.
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const firewatch = fileURLToPath(new URL('../../bin/firewatch.js', import.meta.url));
const measure = fileURLToPath(new URL('measure-sql.mjs', import.meta.url));
const spanMs = 2 * 86_400_000;
const rowsAtOnce = 5_000;

const mix = [
  ...Array(82).fill('approved'),
  ...Array(10).fill('denied'),
  ...Array(4).fill('processing'),
  'failed',
  'reversed',
  'backend_reversed',
  'refunded',
];

/** Two days of single transactions, of a fixed mix and an even rate: the same rows in every run. */
function* transactions(rows) {
  const start = Date.UTC(2026, 0, 1);
  let seed = 1;
  let text = 'id,time,status,amount,auth_code\n';
  for (let row = 0; row < rows; row++) {
    seed = (seed * 48_271) % 2_147_483_647;
    const time = new Date(start + Math.floor((row * spanMs) / rows)).toISOString();
    text += `t${row},${time},${mix[seed % mix.length]},${(seed % 50_000) / 100},00\n`;
    if (row % rowsAtOnce === rowsAtOnce - 1) {
      yield text;
      text = '';
    }
  }
  yield text;
}

/** Runs in a process of its own, so that time and memory are those of the work alone. */
async function node(args) {
  const started = performance.now();
  const { stdout } = await execute(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
  return { stdout, seconds: (performance.now() - started) / 1000 };
}

async function analyzeHours(folder) {
  const file = join(folder, 'hours.csv');
  const hours = Array.from({ length: 24 }, (_, hour) => [`${hour}h`, ...Array(5).fill(hour)].join(','));
  const header = 'time,today,yesterday,same_day_last_week,avg_last_week,avg_last_month';
  await writeFile(file, [header, ...hours].join('\n'));
  const table = await node([firewatch, 'analyze', file]);
  const page = await node([firewatch, 'analyze', file, '--report', join(folder, 'report.html')]);
  return { table: table.seconds, page: page.seconds };
}

/** @returns rows of `npm run bench` */
export async function run({ quick = false } = {}) {
  const rows = quick ? 100_000 : 1_000_000;
  const folder = await mkdtemp(join(tmpdir(), 'firewatch-bench-'));
  try {
    const file = join(folder, 'transactions.csv');
    await pipeline(Readable.from(transactions(rows)), createWriteStream(file));
    const { seconds, megabytes, counted } = JSON.parse((await node([measure, file])).stdout);
    if (counted !== rows) throw new Error(`counted ${counted} of ${rows} transactions`);
    const { table, page } = await analyzeHours(folder);
    const what = `SQL over ${rows.toLocaleString('en-US')} single transactions of two days`;
    return [
      { what, value: seconds, unit: 's', goal: '10 s' },
      { what: `${what}: peak memory`, value: megabytes, unit: 'MB', goal: '500 MB' },
      { what: 'analyze a checkout file, from call to answer', value: table, unit: 's' },
      { what: 'the same with its report', value: page, unit: 's' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
