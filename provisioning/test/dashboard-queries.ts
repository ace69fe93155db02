import { statuses } from '@firewatch/flux';
import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';

interface PanelQuery {
  panel: string;
  type: string;
  query: string;
  /** Columns that the panel names: their order, and overrides by a field's name. */
  columns: string[];
}

interface Panel {
  title?: string;
  type: string;
  targets?: Array<{ query?: string }>;
  transformations?: Array<{ id: string; options: Organized }>;
  fieldConfig?: { overrides?: Array<{ matcher: { id: string; options?: unknown } }> };
}

interface Organized {
  indexByName?: Record<string, number>;
  renameByName?: Record<string, string>;
}

/** What a table's columns are called in the query's answer. */
function columnsOf({ transformations = [], fieldConfig }: Panel): string[] {
  const { indexByName = {}, renameByName = {} } =
    transformations.find(({ id }) => id === 'organize')?.options ?? {};
  const before = new Map(Object.entries(renameByName).map(([from, to]) => [to, from]));
  const named = (fieldConfig?.overrides ?? []).flatMap(({ matcher }) =>
    matcher.id === 'byName' ? [String(matcher.options)] : [],
  );
  const all = [...Object.keys(indexByName), ...named.map((name) => before.get(name) ?? name)];
  return [...new Set(all)];
}

/** Every query of a dashboard, those of its annotations and variables too. */
export function queriesOf(dashboard: Dashboard): PanelQuery[] {
  const panels = (dashboard.panels ?? []) as Panel[];
  const variables = dashboard.templating?.list ?? [];
  const annotations = (dashboard.annotations?.list ?? []) as Array<{
    name: string;
    target?: { query?: string };
  }>;
  return [
    ...panels.flatMap((panel) =>
      (panel.targets ?? []).map(({ query = '' }) => ({
        panel: panel.title ?? '',
        type: panel.type,
        query,
        columns: panel.type === 'table' ? columnsOf(panel) : [],
      })),
    ),
    ...variables.flatMap(({ name, type, query }) =>
      type === 'query' ? [{ panel: name, type: 'variable', query: String(query), columns: ['_value'] }] : [],
    ),
    ...annotations.map(({ name, target }) => ({
      panel: name,
      type: 'annotation',
      query: target?.query ?? '',
      columns: ['time', 'timeEnd', 'text', 'tags'],
    })),
  ];
}

/** The statuses that are chosen when a dashboard is looked at: all of them, or denied where it shows one. */
export function chosenOn({ uid }: Dashboard): readonly string[] {
  return uid === 'firewatch-status' ? ['denied'] : statuses;
}

interface Shown {
  start: Date;
  stop: Date;
  chosen: readonly string[];
}

/** The query as Grafana sends it. */
export function fillIn(query: string, { start, stop, chosen }: Shown): string {
  return query
    .replaceAll('${status:doublequote}', chosen.map((status) => `"${status}"`).join(','))
    .replaceAll('${tag:doublequote}', '"auth_code"')
    .replaceAll('v.timeRangeStart', start.toISOString())
    .replaceAll('v.timeRangeStop', stop.toISOString());
}
