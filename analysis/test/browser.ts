import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '../src/output/png.js';

/** Starts Chromium without what would look for a network. */
export function launch(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error('no Chromium: install it, or name it in CHROME_PATH');
  const quiet = ['quic', 'gpu', 'background-networking', 'component-update', 'sync'];
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--no-first-run', ...quiet.map((part) => `--disable-${part}`)],
  });
}

export interface Opened {
  page: Page;
  /** What the page asked for beyond itself. */
  requests: string[];
  errors: string[];
}

/** Opens a file as a reader with such a screen would. */
export async function open(
  browser: Browser,
  file: string,
  { width, scheme }: { width: number; scheme: 'light' | 'dark' },
): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  const url = pathToFileURL(file).href;
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  return { page, requests, errors };
}

interface AxeResult {
  violations: Array<{ id: string; impact: string; nodes: Array<{ html: string }> }>;
}

/** What axe-core finds wrong with a page, each with the first place. */
export async function axeViolations(page: Page) {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
  );
  return violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes[0]?.html }));
}
