import type { Incident } from '../incidents/types.js';
import type { Html } from './html.js';
import { html } from './html.js';

/** How many incidents there were, as the coloured word beside a title. */
export function incidentBadge(incidents: readonly Incident[], judged = true): Html {
  if (!judged) return html`<span class="badge neutral">not judged</span>`;
  if (incidents.length === 0) return html`<span class="badge good">no incident</span>`;
  const critical = incidents.filter(({ severity }) => severity === 'critical').length;
  if (critical === 0) return html`<span class="badge high">${plural(incidents.length, 'warning')}</span>`;
  return html`<span class="badge low">${plural(critical, 'critical incident')}</span>`;
}

function plural(count: number, one: string): string {
  return `${String(count)} ${one}${count === 1 ? '' : 's'}`;
}
