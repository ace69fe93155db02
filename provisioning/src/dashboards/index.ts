import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { itself } from './itself.js';
import { overview } from './overview.js';
import { runbooks } from './runbooks.js';
import { statusBoard } from './status.js';

/** Where the dashboards' files are. */
export const dashboardFolder = new URL('../../grafana/dashboards/', import.meta.url);

/** All dashboards by the name of their file. */
export function dashboards(): Record<string, Dashboard> {
  return {
    'overview.json': overview(),
    'status.json': statusBoard(),
    'itself.json': itself(),
    'runbooks.json': runbooks(),
  };
}

/** A dashboard as its file holds it. */
export function dashboardText(dashboard: Dashboard): string {
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}
