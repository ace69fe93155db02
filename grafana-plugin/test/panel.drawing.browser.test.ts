import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { severityColors, statusColors } from '../src/views/colors.js';
import type { MountSpec } from './harness/props.js';
import { findChromium, launch } from './support/browser.js';
import { ensureHarness, ensurePlugin } from './support/build.js';
import { day } from './support/day.js';
import {
  type Drawing,
  type Patch,
  type Rgba,
  columnsWith,
  isColor,
  isGrey,
  laneOf,
  readDrawing,
  share,
} from './support/drawing.js';
import { type Served } from './support/files.js';
import { mountPanel, panelPage, servePanel, sizeFor } from './support/panel-page.js';
import { incidentDay, scenarioEnd } from './support/scenario.js';

const chromium = findChromium();
const minuteMs = 60_000;
const scenario = incidentDay();
const at = (hour: number, minute = 0): number => Date.UTC(2026, 0, 14, hour, minute);
const evening = { from: scenarioEnd - 180 * minuteMs, to: scenarioEnd };
const night = { from: at(1), to: at(6) };
/** No ingest was up from 3:00 to 3:40; before that all was watched. */
const gap = { from: at(3, 3), to: at(3, 38) };
const watched = { from: at(1, 30), to: at(2, 40) };
const denied = day(scenario).filter((row) => row.status === 'denied');
const incidentStart = 1000 * denied.findLast((row) => row.state === 1)!.since!;

const themes = ['dark', 'light'] as const;
const base = { width: 1200, height: 640, day: scenario } as const;
/** No more than a trace of ink. */
const blank = (pixel: Rgba): boolean => pixel[3] < 8;

describe.skipIf(!chromium)("what stands on the panel's canvas", () => {
  let browser: Browser;
  let server: Served;
  let page: Page;

  beforeAll(async () => {
    await ensurePlugin();
    await ensureHarness();
    server = await servePanel();
    browser = await launch(chromium!);
    ({ page } = await panelPage(browser, server.url, { theme: 'dark', ...base }));
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function drawn(spec: MountSpec): Promise<Drawing> {
    await page.setViewportSize(sizeFor(spec));
    await mountPanel(page, spec);
    return readDrawing(page);
  }

  async function lane(status: string): Promise<{ index: number; lanes: number }> {
    const names = await page.locator('ul[aria-label="Statuses now"] > li').allInnerTexts();
    return { index: names.findIndex((text) => text.startsWith(status)), lanes: names.length };
  }

  describe.each(themes)('in lanes, %s', (theme) => {
    const critical = isColor(severityColors.critical[theme]);
    const ofStatus = (name: string) => isColor(statusColors[name]![theme]);

    it('hatches minutes without an ingest, and those alone', async () => {
      const drawing = await drawn({ theme, ...base, range: night });
      for (const status of ['approved', 'denied', 'refunded']) {
        const where = await lane(status);
        // Above what curves and band reach.
        const top = (part: { from: number; to: number }): Patch =>
          laneOf(drawing, where, night, { ...part, top: 0.03, bottom: 0.14 });
        // All but the grid's lines.
        expect(share(drawing, top(watched), blank)).toBeGreaterThan(0.97);
        const ink = 1 - share(drawing, top(gap), blank);
        expect(ink).toBeGreaterThan(0.1);
        expect(ink).toBeLessThan(0.6);
        const whole = laneOf(drawing, where, night, gap);
        expect(share(drawing, whole, ofStatus(status))).toBe(0);
      }
    });

    it('draws each count as a line in its colour', async () => {
      const drawing = await drawn({ theme, ...base, range: night, options: { showBand: false } });
      for (const status of ['approved', 'denied', 'refunded']) {
        const where = laneOf(drawing, await lane(status), night, watched);
        const columns = columnsWith(drawing, where, (pixel) => pixel[3] > 90 && !isGrey(pixel));
        expect(columns.filter(Boolean).length / columns.length).toBeGreaterThan(0.95);
        expect(share(drawing, where, ofStatus(status))).toBeGreaterThan(0);
      }
    });

    it('dashes what is expected', async () => {
      const drawing = await drawn({ theme, ...base, range: night, options: { showBand: false } });
      const where = laneOf(drawing, await lane('approved'), night, { ...watched, top: 0.1, bottom: 0.9 });
      const dash = (pixel: Rgba): boolean => isGrey(pixel) && pixel[3] > 60;
      const columns = columnsWith(drawing, where, dash);
      const on = columns.filter(Boolean).length / columns.length;
      expect(on).toBeGreaterThan(0.15);
      expect(on).toBeLessThan(0.8);
      const turns = columns.filter((held, i) => i > 0 && held !== columns[i - 1]).length;
      expect(turns).toBeGreaterThan(columns.length / 12);
    });

    it('shades the band, or not', async () => {
      const shaded = async (showBand: boolean): Promise<number> => {
        const drawing = await drawn({ theme, ...base, range: night, options: { showBand } });
        const where = laneOf(drawing, await lane('approved'), night, { ...watched, top: 0.03, bottom: 0.9 });
        return share(drawing, where, (pixel) => pixel[3] > 35 && pixel[3] < 65 && isGrey(pixel, 45));
      };
      expect(await shaded(true)).toBeGreaterThan(0.1);
      expect(await shaded(false)).toBeLessThan(0.02);
    });

    it('draws an incident as a bar from its first minute on, and marks its minutes', async () => {
      const drawing = await drawn({ theme, ...base, range: evening });
      const where = await lane('denied');
      const bar = (part: { from: number; to: number }): number =>
        share(drawing, laneOf(drawing, where, evening, { ...part, top: 0.02, bottom: 0.06 }), critical);
      const edge = 3 * minuteMs;
      expect(bar({ from: evening.from, to: incidentStart - edge })).toBe(0);
      expect(bar({ from: incidentStart + edge, to: scenarioEnd - edge })).toBeGreaterThan(0.9);
      const marks = { top: 0.12, bottom: 1 };
      const during = laneOf(drawing, where, evening, { from: incidentStart, to: scenarioEnd, ...marks });
      expect(share(drawing, during, critical)).toBeGreaterThan(0.005);
      const before = laneOf(drawing, where, evening, {
        from: evening.from,
        to: incidentStart - edge,
        ...marks,
      });
      expect(share(drawing, before, critical)).toBe(0);
    });

    it('leaves bars and marks out when they are off', async () => {
      const drawing = await drawn({ theme, ...base, range: evening, options: { showMarkers: false } });
      const where = laneOf(drawing, await lane('denied'), evening, evening);
      expect(share(drawing, where, critical)).toBe(0);
    });
  });

  describe.each(themes)('stacked, %s', (theme) => {
    const critical = isColor(severityColors.critical[theme]);
    const whole = { index: 0, lanes: 1 };

    it.each(['share', 'counts'] as const)('as %s: layers, dashed expectation and hatching', async (view) => {
      const drawing = await drawn({ theme, ...base, range: night, options: { view } });
      const [red, green, blue] = [1, 3, 5].map((i) =>
        parseInt(statusColors['approved']![theme].slice(i, i + 2), 16),
      ) as [number, number, number];
      const approved = ([r, g, b, a]: Rgba): boolean =>
        a > 100 && Math.abs(r - red) < 24 && Math.abs(g - green) < 24 && Math.abs(b - blue) < 24;
      const low = { top: 0.9, bottom: 0.98 };
      expect(share(drawing, laneOf(drawing, whole, night, { ...watched, ...low }), approved)).toBeGreaterThan(
        0.9,
      );
      const away = laneOf(drawing, whole, night, { ...gap, ...low });
      expect(share(drawing, away, approved)).toBe(0);
      const ink = 1 - share(drawing, away, blank);
      expect(ink).toBeGreaterThan(0.1);
      expect(ink).toBeLessThan(0.6);

      const without = await drawn({ theme, ...base, range: night, options: { view, showBand: false } });
      const ofText = isColor(theme === 'dark' ? '#ccccdc' : '#24292e', 60);
      const dashes = (d: Drawing): number => {
        const where = laneOf(d, whole, night, { ...watched, bottom: 0.97 });
        return columnsWith(d, where, (pixel) => ofText(pixel) && isGrey(pixel)).filter(Boolean).length;
      };
      expect(dashes(drawing)).toBeGreaterThan(dashes(without) + 50);
    });

    it.each(['share', 'counts'] as const)(
      'as %s: the incident and its marks above the plot',
      async (view) => {
        const drawing = await drawn({ theme, ...base, range: evening, options: { view } });
        const ribbon = (part: { from: number; to: number }): Patch => ({
          ...laneOf(drawing, whole, evening, part),
          y: { from: 0, to: Math.round(drawing.plot.top) - 1 },
        });
        const edge = 3 * minuteMs;
        expect(
          share(drawing, ribbon({ from: incidentStart + edge, to: scenarioEnd }), critical),
        ).toBeGreaterThan(0.2);
        expect(share(drawing, ribbon({ from: evening.from, to: incidentStart - edge }), critical)).toBe(0);
        const line = laneOf(drawing, whole, evening, {
          from: incidentStart - minuteMs,
          to: incidentStart + minuteMs,
          top: 0.1,
          bottom: 0.9,
        });
        expect(columnsWith(drawing, line, critical)).toContain(true);
      },
    );
  });
});
