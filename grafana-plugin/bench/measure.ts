import { findChromium, launch } from '../test/support/browser.js';
import { ensureHarness, ensurePlugin } from '../test/support/build.js';
import { panelPage, servePanel } from '../test/support/panel-page.js';
import { pictures } from '../test/support/pictures.js';

/** One figure of the panel, as the benches of all packages report theirs. */
export interface Figure {
  what: string;
  value: number;
  unit: 'ms';
  goal: string;
}

const days = { 1440: '24 h', 10080: '7 days' } as const;
/** Milliseconds. A frame at 60 Hz is 16.7 ms, and each hover is timed to the frame after it: two frames are smooth, and a
 * single one of 100 ms is not yet felt as a halt. */
const goals = {
  1440: { prepare: 20, firstPaint: 200, hover: 34, hoverSlowest: 100 },
  10080: { prepare: 600, firstPaint: 600, hover: 34, hoverSlowest: 100 },
} as const;
const words = {
  prepare: 'preparation',
  firstPaint: 'preparation and first paint',
  hover: 'hover until drawn',
  hoverSlowest: 'slowest of 60 hovers',
} as const;

/**
 * Times the built panel in Chromium: preparation, first paint of a fresh panel and hovering, medians of seven runs, for
 * seven statuses over a day with incidents, marks and a gap and, unless `quick`, a week that ends with it.
 */
export async function measure({ quick }: { quick: boolean }): Promise<Figure[]> {
  const chromium = findChromium();
  if (!chromium) {
    return [];
  }
  await ensurePlugin();
  await ensureHarness();
  const server = await servePanel();
  const browser = await launch(chromium);
  const { page } = await panelPage(browser, server.url, pictures['lanes-dark']!);
  const figures: Figure[] = [];
  for (const minutes of quick ? ([1440] as const) : ([1440, 10080] as const)) {
    const measured = await page.evaluate((given) => window.harness.bench(given), minutes);
    for (const name of ['prepare', 'firstPaint', 'hover', 'hoverSlowest'] as const) {
      figures.push({
        what: `${words[name]}, 7 statuses × ${days[minutes]}`,
        value: measured[name],
        unit: 'ms',
        goal: `${String(goals[minutes][name])} ms`,
      });
    }
  }
  await browser.close();
  await server.close();
  return figures;
}
