import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch } from '../../grafana-plugin/test/support/browser.js';
import { ensureWorkbench } from '../../grafana-plugin/test/support/build.js';
import { freePort } from '../influxd/start.js';
import { start, type Running } from './command.js';
import { until } from './until.js';

const chromium = findChromium();
const pictures = fileURLToPath(new URL('../../test-results/demo/', import.meta.url));

describe.skipIf(!chromium)('the workbench of the demo, as a new user meets it', () => {
  let demo: Running;
  let browser: Browser;
  let page: Page;
  let url: string;
  const errors: string[] = [];
  const codes = (): string[] =>
    [...demo.output().matchAll(/(?:Workbench .* code|next code for the workbench:) (\S+)/g)].map(
      (m) => m[1]!,
    );

  beforeAll(async () => {
    await ensureWorkbench();
    mkdirSync(pictures, { recursive: true });
    const port = String(await freePort());
    url = `http://127.0.0.1:${port}/`;
    demo = start(['demo', '--hours', '2'], { FIREWATCH_PORT: port });
    browser = await launch(chromium!);
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await until('the code', () => codes()[0], 150);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.end('SIGINT');
  });

  it('opens with the printed code, once, and keeps it out of the address', async () => {
    const [code] = codes();
    await page.goto(url);
    await page.getByLabel('One-time code').fill(code!);
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="firewatch-status-mix"] canvas').waitFor();
    await page.locator('[data-action]').waitFor();
    expect(page.url()).not.toContain(code);
    const cookies = await page.context().cookies();
    expect(cookies).toEqual([expect.objectContaining({ httpOnly: true, sameSite: 'Strict' })]);
    await until('a further code', () => codes().length > 1);
    const other = await browser.newPage();
    await other.goto(url);
    await other.getByLabel('One-time code').fill(code!);
    await other.keyboard.press('Enter');
    expect(await other.getByRole('alert').innerText()).toContain('each works once');
    await other.close();
  });

  it('shows seven statuses against their baseline, and the incident that is over', async () => {
    await page.getByRole('button', { name: '3h' }).click();
    await page.getByRole('region', { name: 'Incidents' }).getByText('backend reversed').first().waitFor();
    const lanes = page.locator('ul[aria-label="Statuses now"] > li');
    expect(await lanes.count()).toBe(7);
    expect(await lanes.allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/approved[\s\S]* of [\s\S]*expected/)]),
    );
    await page.screenshot({ path: `${pictures}desk.png` });
  });

  it('posts a transaction and shows the reply, on a telephone too', async () => {
    await page.getByLabel('Status', { exact: true }).selectOption('denied');
    await page.getByLabel('Count').fill('90');
    await page.getByRole('button', { name: 'Send' }).click();
    const reply = page.getByRole('region', { name: 'Post a transaction' }).getByRole('status');
    await reply.waitFor();
    expect(await reply.innerText()).toMatch(/200 1 stored → (alert|watch|ok|learning)/);
    await page.setViewportSize({ width: 390, height: 844 });
    // The panel is drawn anew for the width; what is still too wide after that stays so, and the wait fails.
    await page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth);
    await page.screenshot({ path: `${pictures}telephone.png`, fullPage: true });
  });

  it('raised no error, those of the security policy included', () => {
    expect(errors).toEqual([]);
  });

  it('lets nobody in under another host name', async () => {
    const { port } = new URL(url);
    const response = await fetch(`${url}session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://evil.example:${port}` },
      body: JSON.stringify({ code: codes().at(-1) }),
    });
    expect(response.status).toBe(403);
  });
});
