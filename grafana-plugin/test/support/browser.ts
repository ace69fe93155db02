import { existsSync } from 'node:fs';
import { type Browser, type Page, chromium } from 'playwright-core';

const places = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium on this machine, or undefined with a line that says so; in CI its absence is an error. */
export function findChromium(): string | undefined {
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (!found) {
    const how = 'Chromium not found: install it (apt-get install chromium) or set CHROMIUM_PATH';
    if (process.env['CI']) {
      throw new Error(how);
    }
    console.log(`skipped: ${how}`);
  }
  return found;
}

export async function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A page that collects what goes wrong in it, so that a test can hold it to nothing. */
export async function openPage(
  browser: Browser,
  size: { width: number; height: number },
): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: size, timezoneId: 'UTC', deviceScaleFactor: 1 });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      errors.push(message.text());
    }
  });
  return { page, errors };
}
