import { mkdir, writeFile } from 'node:fs/promises';
import { dashboardFolder, dashboards, dashboardText } from './index.js';

// Run by `npm run dashboards -w provisioning`: the files are checked in, and a test compares them.
await mkdir(dashboardFolder, { recursive: true });
for (const [name, dashboard] of Object.entries(dashboards()))
  await writeFile(new URL(name, dashboardFolder), dashboardText(dashboard));
