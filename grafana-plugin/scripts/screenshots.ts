/** Takes the pictures that the plugin's page in Grafana and the README show. Needs Chromium. */
import path from 'node:path';

import { findChromium, launch } from '../test/support/browser.js';
import { home } from '../test/support/build.js';
import { serve } from '../test/support/files.js';
import { panelPage, servePanel } from '../test/support/panel-page.js';
import { pictures } from '../test/support/pictures.js';
import { incidentDay, scenarioEnd } from '../test/support/scenario.js';
import { seededService } from '../test/support/service.js';

const chromium = findChromium();
if (!chromium) {
  process.exit(1);
}
const images = path.join(home, 'src/img');
const browser = await launch(chromium);

const panel = await servePanel();
for (const name of ['lanes-dark', 'lanes-light', 'share-dark']) {
  const { page } = await panelPage(browser, panel.url, pictures[name]!);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
  await page.close();
}
await panel.close();

const service = seededService(incidentDay(2880));
const workbench = await serve({ '/': path.join(home, 'dist-workbench') }, service.answer);
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  colorScheme: 'dark',
  timezoneId: 'UTC',
});
await page.clock.setFixedTime(scenarioEnd + 20_000);
await page.goto(workbench.url);
await page.getByLabel('One-time code').fill(service.state.code);
await page.keyboard.press('Enter');
await page.locator('[data-action="alert"]').waitFor();
await page.locator('[data-testid="firewatch-status-mix"] canvas').waitFor();
await page.screenshot({ path: path.join(images, 'workbench.png') });
await workbench.close();
await browser.close();
console.log(`pictures are in ${path.relative(process.cwd(), images)}`);
