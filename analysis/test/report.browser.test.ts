import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/commands/analyze.js';
import { findChromium } from '../src/output/png.js';
import { collectingTerminal } from './terminal.js';
import { fixture } from './files.js';

const files = ['checkout/late-opening.csv', 'checkout/day-after-late-opening.csv', 'auth-codes.csv'].map(
  fixture,
);
const made = new Date('2026-03-01T09:30:00Z');

let folder: string;
let report: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firewatch-report-'));
  report = join(folder, 'report.html');
  const { terminal } = collectingTerminal();
  expect(await run([...files, '--report', report], process.env, terminal, made)).toBe(0);
  browser = await chromium.launch({
    executablePath: findChromium(process.env) ?? undefined,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the report with no network, and keeps what it asked for beyond itself. */
async function open(
  width: number,
  colorScheme: 'light' | 'dark',
): Promise<{ page: Page; requests: string[]; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(pathToFileURL(report).href);
  return { page, requests, errors };
}

const views = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

describe('the report page', () => {
  it.each(views)(
    'at $width px, $scheme: fits, is readable to all, asks for nothing',
    async ({ width, scheme }) => {
      const { page, requests, errors } = await open(width, scheme);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await page.locator('figure svg:visible').count()).toBe(4);
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
          axe: {
            run(): Promise<{
              violations: Array<{ id: string; impact: string; nodes: Array<{ html: string }> }>;
            }>;
          };
        };
        return (await checker.run()).violations.map(({ id, impact, nodes }) => ({
          id,
          impact,
          at: nodes[0]?.html,
        }));
      });
      expect(violations).toEqual([]);
      expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(report).href]);
      expect(errors).toEqual([]);
      await page.close();
    },
  );

  it('marks the anomalous hours in charts and table', async () => {
    const { page } = await open(1280, 'light');
    expect(await page.locator('#file-1 tr.low th').allTextContents()).toEqual(['08h', '09h']);
    expect(await page.locator('#file-1 figure .wide svg').first().textContent()).toContain('−30');
    expect(await page.locator('#file-2 .note').textContent()).toContain('two days in a row');
    await page.close();
  });

  it('has other colours in the dark, and paper’s colours in print', async () => {
    const colorsOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await open(1280, 'light');
    const dark = await open(1280, 'dark');
    expect(await colorsOf(dark.page)).not.toBe(await colorsOf(light.page));
    await dark.page.emulateMedia({ media: 'print' });
    expect(await colorsOf(dark.page)).toBe('rgb(255, 255, 255)');
    expect(
      await dark.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink')),
    ).toBe('#17202b');
    const pdf = await dark.page.pdf({ format: 'A4', printBackground: true });
    expect(pdf.byteLength).toBeGreaterThan(10_000);
    await light.page.close();
    await dark.page.close();
  });

  it('stays under a megabyte', async () => {
    expect((await stat(report)).size).toBeLessThan(1_000_000);
  });
});

describe('--png', () => {
  it('takes a picture of the whole page', async () => {
    const picture = join(folder, 'report.png');
    const { terminal, errors } = collectingTerminal();
    expect(await run([files[0]!, '--png', picture], process.env, terminal, made)).toBe(0);
    expect(errors.join()).toContain('Picture written');
    const bytes = await readFile(picture);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    expect(width).toBe(1200);
    expect(height).toBeGreaterThan(1500);
  });
});
