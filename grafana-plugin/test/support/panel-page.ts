import path from 'node:path';
import { type Browser, type Page } from 'playwright-core';

import type { MountSpec } from '../harness/props.js';
import { openPage } from './browser.js';
import { home } from './build.js';
import { type Served, serve } from './files.js';

/** Where pictures go: ignored, to be looked at. */
export const results = path.resolve(home, '../test-results/panel');

/** Serves the harness and the built plugin. */
export async function servePanel(): Promise<Served> {
  return serve({
    '/': path.join(home, 'dist-harness'),
    '/plugin/': path.join(home, 'dist'),
    '/public/build/img/': path.resolve(home, '../node_modules/@grafana/ui/dist/public/img'),
  });
}

/** Mounts the built plugin as a spec says and waits until it has drawn. */
export async function mountPanel(page: Page, spec: MountSpec): Promise<void> {
  await page.evaluate((given) => window.harness.mount(given), spec);
  await page.waitForSelector('[data-testid="firewatch-status-mix"] canvas, [data-state]');
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** A viewport that just holds the panel. */
export function sizeFor({ width, height }: MountSpec): { width: number; height: number } {
  return { width: width + 36, height: height + 36 };
}

/** A page with the panel mounted; `clock` is the moment it takes for now, ms. */
export async function panelPage(
  browser: Browser,
  url: string,
  spec: MountSpec,
  clock?: number,
): Promise<{ page: Page; errors: string[] }> {
  const opened = await openPage(browser, sizeFor(spec));
  // Grafana's own style sheet names fonts that its server has.
  await opened.page.route('**/fonts/**', (route) => route.fulfill({ status: 204 }));
  if (clock !== undefined) {
    await opened.page.clock.setFixedTime(clock);
  }
  await opened.page.goto(url);
  await opened.page.waitForFunction(() => 'harness' in window);
  await mountPanel(opened.page, spec);
  return opened;
}
