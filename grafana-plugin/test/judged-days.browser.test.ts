import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium, launch } from './support/browser.js';
import { ensureHarness, ensurePlugin, home } from './support/build.js';
import { type Served } from './support/files.js';
import { panelPage, results, servePanel } from './support/panel-page.js';
import { type SampleService, rowsOf, serviceOf } from './support/sample-service.js';

const chromium = findChromium();
const minuteMs = 60_000;
const files = ['transactions_1.csv', 'transactions_2.csv'].map((name) =>
  path.resolve(home, '../../shared/data', name),
);
const present = files.every((file) => existsSync(file));
if (!present && process.env['CI']) {
  throw new Error('../shared/data has no transactions_1.csv and transactions_2.csv');
}

/** Both days as one file of counts; minutes are written `14h 33`. */
function twoDays(): string {
  const lines = files.flatMap((file, day) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [, hour, minute, rest] = /^(\d\d)h (\d\d),(.+)$/.exec(line.trim())!;
        return `2026-03-0${day + 1}T${hour!}:${minute!}:00Z,${rest!}`;
      }),
  );
  return ['time,status,count', ...lines.sort(), ''].join('\n');
}

describe.skipIf(!chromium || !present)('the incidents of the two days, on the panel', () => {
  let browser: Browser;
  let server: Served;
  let service: SampleService;

  beforeAll(async () => {
    await ensurePlugin();
    await ensureHarness();
    mkdirSync(results, { recursive: true });
    service = await serviceOf(twoDays());
    server = await servePanel();
    browser = await launch(chromium!);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await service?.close();
  });

  it.each([
    {
      name: 'day 1, 14h 45: reversals and denials',
      minute: 14 * 60 + 45,
      words: [/^Critical/, /reversed at [\d>]+(\.\d)?× of expected since 14:3\d \([\d,]+ too many\)/],
      first: /reversed/,
    },
    {
      name: 'day 2, 00h 50: no transactions',
      minute: 1440 + 50,
      words: [/^Critical/, /no transactions since 00:[34]\d/],
      first: /^no transactions/,
    },
  ])('$name', async ({ name, minute, words, first }) => {
    const to = service.setTime(minute);
    const range = { from: to - 180 * minuteMs, to };
    const rows = await rowsOf(service, range.from, range.to);
    const spec = { theme: 'dark' as const, width: 1200, height: 640, rows, range };
    const { page, errors } = await panelPage(browser, server.url, spec, to);
    await page.screenshot({ path: path.join(results, `${name.slice(0, 5).replace(' ', '-')}.png`) });
    const said = (await page.locator('section > div').first().textContent())!;
    for (const word of words) {
      expect(said).toMatch(word);
    }
    const chips = page.getByRole('list', { name: 'Deviations' }).getByRole('listitem');
    expect(await chips.first().innerText()).toMatch(first);
    expect(errors).toEqual([]);
    await page.close();
  });
});
