/**
 * Times the built panel in Chromium: preparation, first paint of a fresh panel and hovering, for seven statuses
 * over a day and a week. Prints JSON; goals are stated beside each figure. Exit 1 with --check when one is missed.
 */
import { findChromium, launch } from '../test/support/browser.js';
import { panelPage, servePanel } from '../test/support/panel-page.js';
import { pictures } from '../test/support/pictures.js';

/** Milliseconds. A frame at 60 Hz is 16.7 ms, and each hover is timed to the frame after it. */
const goals = {
  1440: { prepare: 20, firstPaint: 200, hover: 34 },
  10080: { prepare: 600, firstPaint: 600, hover: 34 },
} as const;

const chromium = findChromium();
if (!chromium) {
  process.exit(1);
}
const server = await servePanel();
const browser = await launch(chromium);
const { page } = await panelPage(browser, server.url, pictures['lanes-dark']!);
const round = (ms: number): number => Math.round(ms * 10) / 10;
let isMissed = false;
for (const minutes of [1440, 10080] as const) {
  const measured = await page.evaluate((given) => window.harness.bench(given), minutes);
  for (const name of ['prepare', 'firstPaint', 'hover'] as const) {
    const goal = goals[minutes][name];
    isMissed ||= measured[name] > goal;
    console.log(
      JSON.stringify({ bench: `panel ${name}`, minutes, statuses: 7, ms: round(measured[name]), goal }),
    );
  }
}
await browser.close();
await server.close();
process.exitCode = isMissed && process.argv.includes('--check') ? 1 : 0;
