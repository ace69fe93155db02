import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  AnnotationQueryBuilder,
  CustomVariableBuilder,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  MappingType,
  PanelBuilder,
  QueryVariableBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh,
  type Dashboard,
  type Panel,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import {
  LegendDisplayMode,
  LegendPlacement,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as ChartBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { makeModel, statuses, type Status } from '@firewatch/flux';
import { grafanaQuery } from '../queries.js';
import { folder } from '../rules/index.js';
import { datasource, FluxQueryBuilder, theStatuses } from './query.js';

export const tag = 'firewatch';

/** Place of a panel: x and y from the left and top, width and height, in Grafana's 24 columns. */
export type Place = readonly [x: number, y: number, w: number, h: number];

/** Puts panels at their places, numbered from 1. */
export function place(
  board: DashboardBuilder,
  panels: ReadonlyArray<readonly [Place, Builder<Panel>]>,
): void {
  panels.forEach(([[x, y, w, h], panel], index) => {
    board.withPanel({ build: () => ({ ...panel.build(), id: index + 1, gridPos: { x, y, w, h } }) });
  });
}

/** Links and annotations stay in sight: the builder's default puts them into a menu that older Grafanas do not have. */
export function finish(board: DashboardBuilder): Dashboard {
  const built = board.build();
  const inSight = <T extends object>(item: T): T => ({ ...item, placement: undefined });
  return {
    ...built,
    links: built.links?.map(inSight) ?? [],
    annotations: { list: built.annotations?.list?.map(inSight) ?? [] },
  };
}

/** What all dashboards share: links to one another and to the alert rules, a shared crosshair, the browser's time zone. */
export function dashboard(uid: string, title: string, description: string): DashboardBuilder {
  return new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([tag])
    .timezone('browser')
    .tooltip(DashboardCursorSync.Crosshair)
    .editable()
    .link(
      new DashboardLinkBuilder('Dashboards')
        .type(DashboardLinkType.Dashboards)
        .tags([tag])
        .keepTime(true)
        .icon('external link'),
    )
    .link(
      new DashboardLinkBuilder('Alert rules')
        .type(DashboardLinkType.Link)
        .url(`/alerting/list?search=${encodeURIComponent(`namespace:${folder.title}`)}`)
        .icon('bolt'),
    );
}

/** Grafana cuts a frame at ten times this: a month of minutes is whole. */
const mostMinutes = 5_000;

/** Our own panel. */
export function statusMix(title: string): PanelBuilder {
  return new PanelBuilder()
    .type('firewatch-statusmix-panel')
    .title(title)
    .datasource(datasource)
    .maxDataPoints(mostMinutes);
}

/** Lines over time, with a legend and one tooltip for all of them. */
export function chart(title: string): ChartBuilder {
  return new ChartBuilder()
    .title(title)
    .datasource(datasource)
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .calcs([]),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi));
}

/** A table with its columns in this order. */
export function table(
  title: string,
  columns: readonly string[],
  renameByName: Readonly<Record<string, string>> = {},
): TableBuilder {
  const indexByName = Object.fromEntries(columns.map((name, index) => [name, index]));
  return new TableBuilder()
    .title(title)
    .datasource(datasource)
    .withTransformation({ id: 'organize', options: { indexByName, renameByName } });
}

export function statusVariable(options: { many: boolean }): CustomVariableBuilder {
  const variable = new CustomVariableBuilder('status').label('Status').values(statuses.join(','));
  const all = { selected: true, text: 'All', value: '$__all' };
  // All is everything: what is not in the list too, such as silence.
  return options.many
    ? variable.multi(true).includeAll(true).allValue('""').current(all)
    : variable.current({ selected: true, text: 'denied', value: 'denied' });
}

/** By which tag segments are told apart: those that transactions have, as the ingest's FIREWATCH_TAGS lets them through. */
export function tagVariable(): QueryVariableBuilder {
  return new QueryVariableBuilder('tag')
    .label('Segments by')
    .datasource(datasource)
    .query(grafanaQuery('dashboard-tags', makeModel({})))
    .refresh(VariableRefresh.OnDashboardLoad)
    .current({ selected: true, text: 'auth_code', value: 'auth_code' });
}

/** Incidents of the chosen statuses as marks on every chart. */
export function incidentMarks(): AnnotationQueryBuilder {
  return new AnnotationQueryBuilder()
    .name('Incidents')
    .datasource(datasource)
    .enable(true)
    .iconColor('red')
    .target(new FluxQueryBuilder('dashboard-incidents', { statuses: theStatuses }, 'Incidents'));
}

/** Colours of the panel that are seen on dark and light, so that a status has one colour on a dashboard. */
const statusColors: Readonly<Record<Status | 'silence', string>> = {
  approved: '#2fbfae',
  denied: '#b36ae2',
  failed: '#c9b51c',
  reversed: '#3d8fd1',
  backend_reversed: '#6559f7',
  refunded: '#b0703c',
  processing: '#7d7b78',
  silence: '#d0103a',
};

/** A chart with a series a status, in the colours of the panel. */
export function coloured(builder: ChartBuilder): ChartBuilder {
  for (const [status, fixedColor] of Object.entries(statusColors))
    builder.overrideByName(status, [coloredAs(fixedColor)]);
  return builder;
}

/** A field's fixed colour. */
export function coloredAs(fixedColor: string): { id: string; value: unknown } {
  return { id: 'color', value: { mode: 'fixed', fixedColor } };
}

/** Widths of a table's columns, px: Grafana's own are too wide for a table of numbers. */
export function widths(builder: TableBuilder, columns: Readonly<Record<string, number>>): TableBuilder {
  for (const [name, width] of Object.entries(columns))
    builder.overrideByName(name, [{ id: 'custom.width', value: width }]);
  return builder;
}

export function steps(...all: Array<readonly [from: number | null, color: string]>): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(all.map(([value, color]) => ({ value, color })));
}

/** Words and colours in place of numbers. */
export function words(named: Record<string, readonly [text: string, color: string]>): ValueMapping[] {
  const options = Object.fromEntries(
    Object.entries(named).map(([value, [text, color]], index) => [value, { text, color, index }]),
  );
  return [{ type: MappingType.ValueToText, options }];
}

export const incidentStates = words({
  1: ['open', 'red'],
  2: ['recovered', 'green'],
  3: ['taken as normal', 'blue'],
});
export const severities = words({ 0: ['ok', 'green'], 1: ['warning', 'orange'], 2: ['critical', 'red'] });
