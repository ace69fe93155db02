import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium, launch } from './support/browser.js';
import { ensureHarness, ensurePlugin, home } from './support/build.js';
import { type Served } from './support/files.js';
import { mountPanel, panelPage, results, servePanel, sizeFor } from './support/panel-page.js';
import { pictures } from './support/pictures.js';
import { serious } from './support/accessible.js';
import { incidentDay, scenarioEnd } from './support/scenario.js';

const chromium = findChromium();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const tooltip = '[data-testid="firewatch-tooltip"]';
const minuteMs = 60_000;

/** Boxes of parts that must not touch one another. */
async function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('[data-testid="firewatch-status-mix"]')!;
    const outer = root.getBoundingClientRect();
    const parts = [
      ...root.querySelectorAll<HTMLElement>(
        'section, [role="application"], ul[aria-label="Statuses now"], ul[aria-label="Severity now"]',
      ),
    ].map((element) => ({ name: element.getAttribute('aria-label')!, box: element.getBoundingClientRect() }));
    const rows = [...root.querySelectorAll<HTMLElement>('ul[aria-label="Statuses now"] > li')].map(
      (element) => ({
        name: element.textContent,
        box: element.getBoundingClientRect(),
      }),
    );
    const found: string[] = [];
    // Where there is no room, the name alone is shortened; its title tells all.
    const texts =
      outer.width < 480
        ? []
        : root.querySelectorAll<HTMLElement>('ul li > div, ul li > span, ul li > strong');
    for (const text of texts) {
      if (text.scrollWidth > text.clientWidth + 1 && getComputedStyle(text).display !== 'inline') {
        found.push(`"${text.textContent}" is cut`);
      }
    }
    for (const group of [parts, rows]) {
      group.forEach((a, i) => {
        if (a.box.left < outer.left - 1 || a.box.right > outer.right + 1 || a.box.bottom > outer.bottom + 1) {
          found.push(`${a.name} leaves the panel`);
        }
        for (const b of group.slice(i + 1)) {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (across > 1 && down > 1) {
            found.push(`${a.name} and ${b.name}`);
          }
        }
      });
    }
    return found;
  });
}

describe.skipIf(!chromium)('the built panel in Chromium', () => {
  let browser: Browser;
  let server: Served;

  beforeAll(async () => {
    await ensurePlugin();
    await ensureHarness();
    mkdirSync(results, { recursive: true });
    server = await servePanel();
    browser = await launch(chromium!);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  describe('draws', () => {
    let page: Page;
    let errors: string[];
    beforeAll(async () => {
      ({ page, errors } = await panelPage(browser, server.url, pictures['lanes-dark']!));
    });
    afterAll(async () => {
      await page?.close();
    });

    it.each(Object.entries(pictures))('%s', async (name, spec) => {
      await page.setViewportSize(sizeFor(spec));
      await mountPanel(page, spec);
      await page.screenshot({ path: path.join(results, `${name}.png`) });
      const shown = await page.$$eval('[data-state]', (all) => all.map((e) => e.getAttribute('data-state')));
      expect(errors).toEqual([]);
      if (name === 'no-band') {
        expect(await page.getByTestId('firewatch-remarks').innerText()).toContain(
          'no band (without lower, upper)',
        );
      }
      if (name.startsWith('one-status')) {
        const lanes = await page.$$eval('ul[aria-label="Statuses now"] > li', (all) =>
          all.map((e) => e.getAttribute('title')),
        );
        expect(lanes).toEqual([expect.stringMatching(/^denied: .*, share (?!100)/)]);
      }
      if (name.startsWith('state-')) {
        expect(shown).toHaveLength(1);
      } else {
        expect(shown).toEqual([]);
        expect(await overlaps(page)).toEqual([]);
      }
    });
  });

  it.each([
    { width: 300, height: 200, more: '+1' },
    { width: 460, height: 600, more: 'missing' },
    { width: 620, height: 400, more: '+1' },
  ])(
    'says how many too many, and what else deviates, at $width × $height',
    async ({ width, height, more }) => {
      const spec = { ...pictures['small-dark']!, width, height };
      const { page } = await panelPage(browser, server.url, spec);
      const strip = page.getByRole('region', { name: 'Now against expected' });
      expect(await strip.textContent()).toMatch(/since 19:22 \([\d,]+ too many\)/);
      const chips = page.getByRole('list', { name: 'Deviations' });
      expect(await chips.innerText()).toMatch(/[\d,]+ too many/);
      const shown = strip.locator('div:has(> ul)');
      await expect.poll(() => shown.innerText()).toContain(more);
      await page.close();
    },
  );

  it('asks for nothing but what every Grafana from 11 on gives', async () => {
    const { page } = await panelPage(browser, server.url, pictures['lanes-dark']!);
    const asked = await page.evaluate(() => window.harness.asked);
    expect([...asked].sort()).toEqual(['@emotion/css', '@grafana/data', '@grafana/ui', 'react']);
    await page.close();
  });

  it('is built with all that belongs into its archive', () => {
    const built = (name: string): string => readFileSync(path.join(home, 'dist', name), 'utf8');
    const { info } = JSON.parse(built('plugin.json')) as {
      info: { version: string; updated: string; screenshots: Array<{ path: string }> };
    };
    expect(info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(info.updated).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const file of [
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      ...info.screenshots.map((shot) => shot.path),
    ]) {
      expect(existsSync(path.join(home, 'dist', file)), file).toBe(true);
    }
    expect(built('module.js')).not.toContain('jsx-runtime');
    const map = JSON.parse(built('module.js.map')) as { sources: string[]; sourcesContent: string[] };
    expect(map.sources.some((source) => source.includes('components/StatusMixPanel'))).toBe(true);
    expect(map.sourcesContent.every((source) => source.length > 0)).toBe(true);
  });

  it.each(['dark', 'light'] as const)('has no serious accessibility findings on %s', async (theme) => {
    for (const view of ['lanes', 'share'] as const) {
      const spec = { ...pictures['lanes-dark']!, theme, options: { view } };
      const { page } = await panelPage(browser, server.url, spec);
      await page.addScriptTag({ content: await readFile(axe, 'utf8') });
      expect(await serious(page)).toEqual([]);
      await page.close();
    }
  });

  describe('in use', () => {
    let page: Page;
    let errors: string[];
    const spec = { ...pictures['lanes-evening-dark']!, links: true };

    beforeAll(async () => {
      ({ page, errors } = await panelPage(browser, server.url, spec));
    });
    afterAll(async () => {
      await page?.close();
    });

    async function plot(): Promise<{ x: number; y: number; width: number; height: number }> {
      return (await page.locator('.u-over').boundingBox())!;
    }

    it('a hover shows the minute of all statuses, and leaving hides it', async () => {
      const box = await plot();
      await page.mouse.move(box.x + box.width * 0.5, box.y + 40);
      await page.mouse.move(box.x + box.width * 0.9, box.y + 40);
      const shown = page.locator(tooltip);
      await shown.waitFor();
      const text = await shown.innerText();
      for (const word of [
        'Observed',
        'Expected',
        'Band',
        'Score',
        'Visible from',
        'denied',
        'processing',
        'critical',
      ]) {
        expect(text).toContain(word);
      }
      expect(text).toMatch(/Wed 14 Jan, 20:1\d/);
      await page.screenshot({ path: path.join(results, 'hover.png') });
      // Other panels of the dashboard are told.
      await expect.poll(() => page.evaluate(() => window.harness.hovered.length)).toBeGreaterThan(0);
      const told = await page.evaluate(() => window.harness.hovered.at(-1)!);
      expect(scenarioEnd - told).toBeLessThan(30 * minuteMs);
      await page.mouse.move(2, 2);
      await shown.waitFor({ state: 'detached' });
    });

    it('a drag asks for the time it covers', async () => {
      const box = await plot();
      await page.mouse.move(box.x + box.width * 0.25, box.y + 60);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.4, box.y + 80, { steps: 4 });
      await page.mouse.move(box.x + box.width * 0.5, box.y + 90, { steps: 4 });
      await page.mouse.up();
      await page.waitForFunction(() => window.harness.zooms.length > 0);
      const zoom = (await page.evaluate(() => window.harness.zooms)).at(-1)!;
      expect((zoom.from - (scenarioEnd - 135 * minuteMs)) / minuteMs).toBeCloseTo(0, -0.5);
      expect((zoom.to - (scenarioEnd - 90 * minuteMs)) / minuteMs).toBeCloseTo(0, -0.5);
      await page.mouse.move(2, 2);
    });

    it('the legend shows one status alone, then all; with Ctrl it hides one', async () => {
      const names = () => page.locator('ul[aria-label="Statuses now"] > li').count();
      const denied = page.getByText('denied', { exact: true }).last();
      await denied.click();
      await expect.poll(names).toBe(1);
      await page.screenshot({ path: path.join(results, 'legend-one.png') });
      await denied.click();
      await expect.poll(names).toBe(7);
      await denied.click({ modifiers: ['Control'] });
      await expect.poll(names).toBe(6);
      await denied.click({ modifiers: ['Control'] });
      await expect.poll(names).toBe(7);
    });

    it('keys move the crosshair minute by minute, read it out, and let go', async () => {
      const chart = page.getByRole('application');
      const reading = chart.locator('[role="status"]');
      await chart.focus();
      await page.keyboard.press('End');
      await expect.poll(() => reading.textContent()).toContain('20:29');
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => reading.textContent()).toContain('20:28');
      expect(await reading.textContent()).toMatch(/denied \d+ of \d+ expected, critical/);
      await page.locator(tooltip).waitFor();
      await page.screenshot({ path: path.join(results, 'keyboard.png') });
      await page.keyboard.press('Escape');
      await page.locator(tooltip).waitFor({ state: 'detached' });
    });

    it('a click holds the minute and offers its data links', async () => {
      const box = await plot();
      await page.mouse.move(box.x + box.width * 0.5, box.y + 30);
      await page.mouse.move(box.x + box.width * 0.8, box.y + 30);
      await page.locator(tooltip).waitFor();
      await page.mouse.click(box.x + box.width * 0.8, box.y + 30);
      const link = page.locator(`${tooltip} a`).first();
      await link.waitFor();
      expect(await link.getAttribute('href')).toMatch(/^\/d\/status/);
      expect(await link.innerText()).toContain('Status dashboard');
      await page.screenshot({ path: path.join(results, 'pinned.png') });
      await page.keyboard.press('Escape');
      await page.mouse.click(4, 4);
      await page.locator(tooltip).waitFor({ state: 'detached' });
    });

    it('Enter holds the minute that the keys have come to, and Escape lets go', async () => {
      await page.getByRole('application').focus();
      await page.keyboard.press('End');
      await page.locator(tooltip).waitFor();
      expect(await page.locator(`${tooltip} a`).count()).toBe(0);
      await page.keyboard.press('Enter');
      await page.locator(`${tooltip} a`).first().waitFor();
      expect(await page.locator(tooltip).innerText()).toContain('20:29');
      await page.keyboard.press('Escape');
      await page.locator(tooltip).waitFor({ state: 'detached' });
    });

    it.each(['lanes', 'share'] as const)('a click follows a one-click link, in %s', async (view) => {
      await mountPanel(page, { ...spec, links: 'oneClick', options: { view } });
      await page.evaluate(() => {
        Object.assign(window, {
          opened: [],
          open: (url: string) => (window as unknown as { opened: string[] }).opened.push(url),
        });
      });
      const box = await plot();
      await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.9);
      await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.9);
      await page.locator(tooltip).waitFor();
      await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.9);
      const opened = () => page.evaluate(() => (window as unknown as { opened: string[] }).opened);
      await expect.poll(opened).toEqual([expect.stringMatching(/^\/d\/status/)]);
      expect(await page.locator(`${tooltip} a`).count()).toBe(0);
      await page.mouse.move(2, 2);
      await page.locator(tooltip).waitFor({ state: 'detached' });
      await mountPanel(page, spec);
    });

    it('a refresh keeps the chart and brings the new data in', async () => {
      const handle = await page.locator('.uplot').elementHandle();
      const before = await page.locator('ul[aria-label="Statuses now"]').innerText();
      await mountPanel(page, { ...spec, day: { ...incidentDay(), seed: 99 } });
      await expect.poll(() => page.locator('ul[aria-label="Statuses now"]').innerText()).not.toBe(before);
      expect(await handle!.evaluate((element) => element.isConnected)).toBe(true);
    });

    it('nothing of that raised an error', () => {
      expect(errors).toEqual([]);
    });
  });
});
