/**
 * Takes the pictures that the plugin's page in Grafana and the README show: the sample day, stored and judged by a real
 * service, in the built panel and in the workbench. Needs Chromium; takes a minute or two.
 * Another file of counts: `npm run screenshots -w grafana-plugin -- FILE FOLDER MINUTE…` takes both at each minute.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser } from 'playwright-core';

import { findChromium, launch } from '../test/support/browser.js';
import { home } from '../test/support/build.js';
import { panelPage, servePanel } from '../test/support/panel-page.js';
import { type SampleService, rowsOf, sampleService } from '../test/support/sample-service.js';

const minuteMs = 60_000;
const root = path.dirname(home);
/** Of the sample day: the surge of denials, a quarter of an hour old; and the burst of backend reversals under way. */
const [surge, burst] = [10 * 60 + 56, 19 * 60 + 25];

type Theme = 'dark' | 'light';

async function panels(
  browser: Browser,
  service: SampleService,
  shots: ReadonlyArray<{
    file: string;
    minute: number;
    hours: number;
    theme: Theme;
    view: 'lanes' | 'share';
  }>,
): Promise<void> {
  const server = await servePanel();
  for (const { file, minute, hours, theme, view } of shots) {
    const to = service.setTime(minute);
    const range = { from: to - hours * 60 * minuteMs, to };
    const rows = await rowsOf(service, range.from, range.to);
    const spec = { theme, width: 1200, height: view === 'lanes' ? 640 : 560, rows, range, options: { view } };
    const { page } = await panelPage(browser, server.url, spec, to);
    await page.screenshot({ path: file });
    await page.close();
  }
  await server.close();
}

async function workbench(
  browser: Browser,
  service: SampleService,
  shots: ReadonlyArray<{ file: string; minute: number; theme: Theme; range?: string }>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  let isIn = false;
  for (const { file, minute, theme, range = '3h' } of shots) {
    await page.clock.setFixedTime(service.setTime(minute));
    await page.emulateMedia({ colorScheme: theme });
    await page.goto('about:blank');
    await page.goto(`${service.url}#range=${range}`);
    if (!isIn) {
      await page.getByLabel('One-time code').fill(service.code);
      await page.keyboard.press('Enter');
      await page.locator('[data-action]').waitFor();
      isIn = true;
    }
    await page.evaluate((chosen) => {
      localStorage.setItem('firewatch.theme', chosen);
    }, theme);
    await page.reload();
    await page.locator('[data-action]').waitFor();
    await page.locator('[data-testid="firewatch-status-mix"] canvas').waitFor();
    await page.screenshot({ path: file });
  }
  await context.close();
}

const chromium = findChromium();
if (!chromium) {
  process.exit(1);
}
const [given, folder, ...minutes] = process.argv.slice(2);
const service = await sampleService(given ?? path.join(root, 'test/fixtures/sample-day.csv'));
const browser = await launch(chromium);
if (given === undefined || folder === undefined) {
  const [images, docs] = [path.join(home, 'src/img'), path.join(root, 'docs/images')];
  const at = (name: string) => path.join(images, `${name}.png`);
  const day = { minute: burst, hours: 18 };
  await panels(browser, service, [
    { file: at('lanes-dark'), ...day, theme: 'dark', view: 'lanes' },
    { file: at('lanes-light'), ...day, theme: 'light', view: 'lanes' },
    { file: at('share-dark'), minute: surge, hours: 6, theme: 'dark', view: 'share' },
  ]);
  await workbench(browser, service, [
    { file: path.join(docs, 'workbench.png'), minute: surge, theme: 'light' },
    { file: path.join(docs, 'workbench-dark.png'), minute: surge, theme: 'dark' },
  ]);
  console.log(`pictures are in ${path.relative(root, images)} and ${path.relative(root, docs)}`);
} else {
  mkdirSync(folder, { recursive: true });
  for (const minute of minutes.map(Number)) {
    const at = (name: string) => path.join(folder, `${String(minute)}-${name}.png`);
    await panels(browser, service, [
      { file: at('lanes'), minute, hours: 6, theme: 'dark', view: 'lanes' },
      { file: at('share'), minute, hours: 6, theme: 'light', view: 'share' },
    ]);
    await workbench(browser, service, [{ file: at('workbench'), minute, theme: 'light' }]);
  }
}
await browser.close();
await service.close();
