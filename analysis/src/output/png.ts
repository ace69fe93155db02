import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const width = 1200;
/** Chromium's own limit of one picture's side. */
const tallest = 16_000;
const timeoutMs = 60_000;

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where a Chromium is: `CHROME_PATH`, else one on the PATH, else where macOS keeps it. Null: there is none. */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  if (env['CHROME_PATH']) return existsSync(env['CHROME_PATH']) ? env['CHROME_PATH'] : null;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places];
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

/** There is no picture of the page, or it would not be whole. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

/** Writes a picture of the whole page. @throws PictureError when Chromium cannot, or the page is too tall for one */
export async function writePng(chromium: string, page: string, out: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'firewatch-png-'));
  try {
    const file = join(folder, 'page.html');
    const url = pathToFileURL(file).href;
    const chrome = (args: string[]) =>
      execute(chromium, [...flags(folder), ...args, url], {
        timeout: timeoutMs,
        maxBuffer: 64 * 1024 * 1024,
      }).catch((cause: unknown) => {
        throw new PictureError(`${chromium} did not draw the page: ${(cause as Error).message}`, { cause });
      });
    // A page without scripts cannot say how tall it is: a copy with one line of script says it.
    await writeFile(file, page.replace('</body>', `${measure}</body>`));
    const { stdout } = await chrome([`--window-size=${String(width)},800`, '--dump-dom']);
    const height = Number(/data-height="(\d+)"/.exec(stdout)?.[1] ?? NaN);
    if (!Number.isFinite(height)) throw new PictureError(`${chromium} could not lay out the page`);
    if (height > tallest)
      throw new PictureError(
        `no picture is written to ${out}: the page is ${String(height)} pixels tall, and a picture holds ${String(tallest)}; give fewer files, or use --report`,
      );
    await writeFile(file, page);
    // Into a folder of its own: an older picture must not be taken for this one.
    const picture = join(folder, 'page.png');
    await chrome([
      `--window-size=${String(width)},${String(height)}`,
      '--hide-scrollbars',
      `--screenshot=${picture}`,
    ]);
    if (!existsSync(picture)) throw new PictureError(`${chromium} wrote no picture`);
    await copyFile(picture, out);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const measure =
  '<script>document.documentElement.dataset.height=Math.ceil(document.documentElement.getBoundingClientRect().height)</script>';

function flags(profile: string): string[] {
  const base = [
    '--headless',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--user-data-dir=${profile}`,
  ];
  // Chromium's sandbox refuses to start for root, as in most containers; the page is our own and runs no script.
  return process.getuid?.() === 0 ? [...base, '--no-sandbox'] : base;
}
