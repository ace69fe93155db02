import { statuses } from '@firewatch/flux';
import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';

interface PanelQuery {
  panel: string;
  type: string;
  query: string;
}

/** Every query of a dashboard, those of its annotations too. */
export function queriesOf(dashboard: Dashboard): PanelQuery[] {
  const panels = (dashboard.panels ?? []) as Array<{
    title?: string;
    type: string;
    targets?: Array<{ query?: string }>;
  }>;
  const annotations = (dashboard.annotations?.list ?? []) as Array<{
    name: string;
    target?: { query?: string };
  }>;
  return [
    ...panels.flatMap(({ title = '', type, targets = [] }) =>
      targets.map(({ query = '' }) => ({ panel: title, type, query })),
    ),
    ...annotations.map(({ name, target }) => ({
      panel: name,
      type: 'annotation',
      query: target?.query ?? '',
    })),
  ];
}

/** The query as Grafana sends it, with every status chosen, or denied where one is. */
export function fillIn(query: string, { start, stop }: { start: Date; stop: Date }): string {
  return query
    .replaceAll('${status:doublequote}', statuses.map((status) => `"${status}"`).join(','))
    .replaceAll('${status}', 'denied')
    .replaceAll('v.timeRangeStart', start.toISOString())
    .replaceAll('v.timeRangeStop', stop.toISOString());
}
