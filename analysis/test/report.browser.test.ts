import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine, startServer } from '@firewatch/engine';
import { loadModel } from '@firewatch/flux';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/commands/analyze.js';
import { answerReport } from '../src/report.js';
import { axeViolations, launch, open } from './browser.js';
import { fixture } from './files.js';
import { storedRange, storeHour } from './stored-report.js';
import { collectingTerminal } from './terminal.js';

const files = [
  fixture('checkout/late-opening.csv'),
  fixture('checkout/day-after-late-opening.csv'),
  fixture('auth-codes.csv'),
  fileURLToPath(new URL('../../test/fixtures/sample-day.csv', import.meta.url)),
];
const now = new Date('2026-03-11T06:00:00Z');

let folder: string;
let browser: Browser;
const pageOf = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firewatch-report-'));
  const { terminal } = collectingTerminal();
  expect(await run([...files, '--report', pageOf('files.html')], process.env, terminal, now)).toBe(0);
  await writeFile(pageOf('stored.html'), await storedPage());
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The page that `GET /v1/report` answers a browser with. */
async function storedPage(): Promise<string> {
  const engine = await openEngine({ memory: true });
  await engine.createBucket('analytics');
  const server = await startServer({ engine, token: 'token-of-the-test', org: 'firewatch', tasks: false });
  try {
    const connection = { url: server.url, token: 'token-of-the-test', org: 'firewatch' };
    await storeHour(connection);
    const options = { ...storedRange, model: loadModel(), now, accept: 'text/html' };
    return (await answerReport(connection, options)).body;
  } finally {
    await server.close();
    await engine.close();
  }
}

/** Texts of charts that their picture cuts off: without a browser their width was an estimate. */
function cutTexts(page: Page): Promise<string[]> {
  return page.locator('figure svg:visible text').evaluateAll((texts) => {
    const edge = (element: Element) => element.getBoundingClientRect().right;
    return texts
      .filter((text) => edge(text) > edge(text.closest('svg')!) + 1)
      .map((text) => text.textContent ?? '');
  });
}

const views = ['files.html', 'stored.html'].flatMap((name) =>
  [1280, 390].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ name, width, scheme }))),
);

describe('a report', () => {
  it.each(views)('$name at $width px, $scheme: fits, is readable to all, asks for nothing', async (view) => {
    const { page, requests, errors } = await open(browser, pageOf(view.name), view);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(view.width);
    // Each chart is there twice, for wide pages and for phones, and one of the two is seen.
    const charts = await page.locator('figure').count();
    expect(charts).toBe(view.name === 'files.html' ? 5 : 1);
    expect(await page.locator('figure svg:visible').count()).toBe(charts);
    expect(await cutTexts(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
    await page.close();
  });

  it.each(['files.html', 'stored.html'])('%s stays under a megabyte', async (name) => {
    expect((await stat(pageOf(name))).size).toBeLessThan(1_000_000);
  });

  it('marks the anomalous hours in charts and table', async () => {
    const { page } = await open(browser, pageOf('files.html'), { width: 1280, scheme: 'light' });
    expect(await page.locator('#file-1 tr.low th').allTextContents()).toEqual(['08h', '09h']);
    expect(await page.locator('#file-1 figure .wide svg').first().textContent()).toContain('−30');
    expect(await page.locator('#file-2 .note').textContent()).toContain('two days in a row');
    await page.close();
  });

  it('has other colours in the dark, and those of paper in print', async () => {
    const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await open(browser, pageOf('files.html'), { width: 1280, scheme: 'light' });
    const dark = await open(browser, pageOf('files.html'), { width: 1280, scheme: 'dark' });
    expect(await background(dark.page)).not.toBe(await background(light.page));
    await dark.page.emulateMedia({ media: 'print' });
    expect(await background(dark.page)).toBe('rgb(255, 255, 255)');
    const ink = () => getComputedStyle(document.documentElement).getPropertyValue('--ink');
    expect(await dark.page.evaluate(ink)).toBe(await light.page.evaluate(ink));
    await light.page.close();
    await dark.page.close();
  });
});

describe('--png', () => {
  it('takes a picture of the whole page', async () => {
    const picture = pageOf('report.png');
    const { terminal, errors } = collectingTerminal();
    expect(await run([files[0]!, '--png', picture], process.env, terminal, now)).toBe(0);
    expect(errors).toEqual([`Picture written to ${picture}`]);
    const bytes = await readFile(picture);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(1200);
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(1500);
  });
});
