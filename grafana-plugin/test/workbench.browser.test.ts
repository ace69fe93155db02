import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { serious } from './support/accessible.js';
import { findChromium, launch } from './support/browser.js';
import { ensureWorkbench, home } from './support/build.js';
import { type Served, serve } from './support/files.js';
import { incidentDay, scenarioEnd } from './support/scenario.js';
import { type ServiceState, seededService } from './support/service.js';

const chromium = findChromium();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const results = path.resolve(home, '../test-results/workbench');
const hourMs = 3600_000;

describe.skipIf(!chromium)('the workbench in Chromium', () => {
  let browser: Browser;
  let server: Served;
  let state: ServiceState;

  beforeAll(async () => {
    await ensureWorkbench();
    mkdirSync(results, { recursive: true });
    const service = seededService(incidentDay(2880));
    state = service.state;
    server = await serve({ '/': path.join(home, 'dist-workbench') }, service.answer);
    browser = await launch(chromium!);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(() => {
    state.failing = null;
    state.posted.length = 0;
    state.ranges.length = 0;
  });

  async function open(theme: 'dark' | 'light' = 'dark', size = { width: 1440, height: 900 }): Promise<Page> {
    const context = await browser.newContext({ viewport: size, colorScheme: theme, timezoneId: 'UTC' });
    const page = await context.newPage();
    await page.clock.setFixedTime(scenarioEnd + 20_000);
    await page.goto(server.url);
    return page;
  }

  async function signedIn(
    theme: 'dark' | 'light' = 'dark',
    size?: { width: number; height: number },
  ): Promise<Page> {
    const page = await open(theme, size);
    await page.getByLabel('One-time code').fill(state.code);
    await page.getByRole('button', { name: 'Open the workbench' }).click();
    await page.locator('[data-testid="firewatch-status-mix"] canvas').waitFor();
    await page.locator('[data-action]').waitFor();
    return page;
  }

  it('lets in by the one-time code alone, and leaves no trace of it in the address', async () => {
    const page = await open();
    await page.getByLabel('One-time code').fill('WRONG');
    await page.getByRole('button', { name: 'Open the workbench' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('not the one that works');
    await page.screenshot({ path: path.join(results, 'sign-in-refused.png') });
    await page.getByLabel('One-time code').fill(state.code);
    await page.keyboard.press('Enter');
    await page.locator('[data-action="alert"]').waitFor();
    expect(page.url()).not.toContain(state.code);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.context().close();
  });

  it.each(['dark', 'light'] as const)('shows what is wrong, on %s', async (theme) => {
    const page = await signedIn(theme);
    expect(await page.locator('[data-standing]').getAttribute('data-standing')).toBe('critical');
    expect(await page.getByRole('list', { name: 'Findings' }).innerText()).toMatch(
      /denied \d+ in \d+ minutes/,
    );
    expect(await page.getByRole('region', { name: 'Incidents' }).innerText()).toMatch(/open[\s\S]*recovered/);
    await page.screenshot({ path: path.join(results, `${theme}.png`) });
    await page.getByRole('button', { name: '24h' }).click();
    await expect.poll(() => state.ranges.some(({ from, to }) => to - from === 24 * hourMs)).toBe(true);
    await page.locator('text=no data').first().waitFor();
    await page.screenshot({ path: path.join(results, `${theme}-24h.png`) });
    for (const view of ['Share', 'Counts']) {
      await page.getByRole('button', { name: view }).click();
      await page.screenshot({ path: path.join(results, `${theme}-${view.toLowerCase()}.png`) });
    }
    await page.context().close();
  });

  it.each(['dark', 'light'] as const)('has no serious accessibility findings on %s', async (theme) => {
    const outside = await open(theme);
    await outside.getByLabel('One-time code').waitFor();
    await outside.addScriptTag({ content: await readFile(axe, 'utf8') });
    expect(await serious(outside)).toEqual([]);
    await outside.context().close();
    const page = await signedIn(theme);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Reply as it came').click();
    await page.addScriptTag({ content: await readFile(axe, 'utf8') });
    expect(await serious(page)).toEqual([]);
    await page.context().close();
  });

  it('posts a transaction and shows the reply', async () => {
    const page = await signedIn();
    await page.getByLabel('Status', { exact: true }).selectOption('denied');
    await page.getByLabel('Count').fill('3');
    await page.getByLabel('Tags').fill('auth_code=59');
    await page.getByRole('button', { name: 'Send' }).click();
    const reply = page.getByRole('region', { name: 'Post a transaction' }).getByRole('status');
    await reply.waitFor();
    expect(await reply.innerText()).toMatch(/200 1 stored → alert, concerns denied/);
    expect(state.posted).toEqual([{ status: 'denied', count: 3, tags: { auth_code: '59' } }]);
    await page.screenshot({ path: path.join(results, 'posted.png') });
    await page.context().close();
  });

  it('zooms by a drag in the picture and back, and keeps the time in the address', async () => {
    const page = await signedIn();
    const box = (await page.locator('.u-over').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.5, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await page.getByTestId('fixed-range').waitFor();
    expect(page.url()).toMatch(/range=\d{13}-\d{13}/);
    await page.reload();
    await page.getByTestId('fixed-range').waitFor();
    await page.getByRole('button', { name: '3h' }).click();
    await page.getByTestId('fixed-range').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('holds a minute on a click, with nothing missing', async () => {
    const page = await signedIn();
    const missing: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) {
        missing.push(response.url());
      }
    });
    const box = (await page.locator('.u-over').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.4, box.y + 50);
    await page.mouse.move(box.x + box.width * 0.9, box.y + 50);
    await page.getByTestId('firewatch-tooltip').waitFor();
    await page.mouse.click(box.x + box.width * 0.9, box.y + 50);
    await page.getByRole('button', { name: 'Close' }).locator('svg').waitFor();
    await page.screenshot({ path: path.join(results, 'held.png') });
    expect(missing).toEqual([]);
    await page.context().close();
  });

  it('shows an incident in the picture when it is clicked', async () => {
    const page = await signedIn();
    await page.getByRole('button', { name: /failed.*recovered/s }).click();
    await page.getByTestId('fixed-range').waitFor();
    expect(await page.getByTestId('fixed-range').innerText()).toContain('Wed 14 Jan 14:');
    await page.context().close();
  });

  it('says what failed and keeps the picture', async () => {
    const page = await signedIn();
    state.failing = { status: 503, message: 'InfluxDB does not answer' };
    await page.getByRole('button', { name: 'Refresh' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('InfluxDB does not answer');
    expect(await page.locator('[data-testid="firewatch-status-mix"] canvas').count()).toBe(1);
    await page.screenshot({ path: path.join(results, 'failing.png') });
    state.failing = null;
    await page.getByRole('button', { name: 'Refresh' }).click();
    await alert.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('goes back to the door when the session ends, and on signing out', async () => {
    const page = await signedIn();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByLabel('One-time code').waitFor();
    await page.getByLabel('One-time code').fill(state.code);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('One-time code').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });

  it('leads to the report of the time shown', async () => {
    const page = await signedIn();
    const report = new URL(
      (await page.getByRole('link', { name: 'Report' }).getAttribute('href'))!,
      server.url,
    );
    expect(report.pathname).toBe('/v1/report');
    const at = (end: string) => Date.parse(report.searchParams.get(end)!);
    expect(at('to') - at('from')).toBe(6 * hourMs);
    await page.context().close();
  });

  it('keeps the theme that was chosen', async () => {
    const page = await signedIn('dark');
    await page.getByRole('button', { name: 'Light theme' }).click();
    await page.getByRole('button', { name: 'Dark theme' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Dark theme' }).waitFor();
    await page.context().close();
  });

  it('fits a telephone', async () => {
    const page = await signedIn('dark', { width: 400, height: 860 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(400);
    await page.screenshot({ path: path.join(results, 'telephone.png'), fullPage: true });
    await page.context().close();
  });

  it('asks no one but the service that it came from', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.goto(server.url);
    await page.getByLabel('One-time code').fill(state.code);
    await page.keyboard.press('Enter');
    await page.locator('[data-action]').waitFor();
    expect([...hosts]).toEqual([new URL(server.url).host]);
    await context.close();
  });
});
