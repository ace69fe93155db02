import { readFileSync } from 'node:fs';

/** The name of the template group in Grafana. */
export const templateName = 'firewatch';

const file = new URL('../../grafana/templates/firewatch.tmpl', import.meta.url);

/** The notification templates, as Grafana stores them. */
export function templateText(): string {
  return readFileSync(file, 'utf8').trim();
}
