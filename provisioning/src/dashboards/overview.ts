import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { GraphDrawStyle, StackingMode, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import { StackingConfigBuilder } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { PanelBuilder as ChartBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import {
  BigValueColorMode,
  ReduceDataOptionsBuilder,
  TableSortByFieldStateBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  chart,
  coloured,
  dashboard,
  finish,
  incidentMarks,
  incidentStates,
  place,
  statusMix,
  statusVariable,
  table,
  widths,
  words,
} from './parts.js';
import { datasource, FluxQueryBuilder, theStatuses } from './query.js';

/** What people look at all day: how payments are now, and whether that is normal. */
export function overview(): Dashboard {
  const board = dashboard(
    'firewatch-overview',
    'Firewatch: overview',
    'How payments are now, and whether that is normal',
  )
    .time({ from: 'now-6h', to: 'now' })
    .refresh('10s')
    .withVariable(statusVariable({ many: true }))
    .annotation(incidentMarks());
  place(board, [
    [
      [0, 0, 24, 17],
      // Of all statuses, whichever are chosen: its shares are of the whole, and its legend hides lanes.
      statusMix('Status mix').withTarget(new FluxQueryBuilder('status-mix')),
    ],
    [[0, 17, 4, 8], action()],
    [[4, 17, 20, 8], incidents()],
    [[0, 25, 8, 9], totals()],
    [[8, 25, 16, 9], share()],
    [[0, 34, 14, 9], anomalies()],
    [[14, 34, 10, 9], trend()],
  ]);
  return finish(board);
}

function action(): StatBuilder {
  return new StatBuilder()
    .title('Now')
    .description('What the newest judged minute calls for; the ingest’s reply says the same')
    .datasource(datasource)
    .timeFrom('10m')
    .hideTimeOverride(true)
    .withTarget(new FluxQueryBuilder('dashboard-action'))
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['last']))
    .colorMode(BigValueColorMode.Background)
    .mappings(
      words({ '-1': ['learning', 'blue'], 0: ['ok', 'green'], 1: ['watch', 'orange'], 2: ['alert', 'red'] }),
    )
    .noValue('nothing judged');
}

function incidents(): TableBuilder {
  return widths(table('Incidents', ['status', 'state', 'start', 'end', 'peak', 'excess']), {
    status: 160,
    state: 130,
    peak: 80,
    excess: 90,
  })
    .sortBy([new TableSortByFieldStateBuilder().displayName('start').desc(true)])
    .description('A row for each status; those that began together are one outage')
    .withTarget(new FluxQueryBuilder('incidents', { statuses: theStatuses }))
    .noValue('none')
    .overrideByName('incident', hidden)
    .overrideByName('since', hidden)
    .overrideByName('status', [
      {
        id: 'links',
        value: [
          {
            title: 'Look into it',
            url: '/d/firewatch-status?var-status=${__value.text}&${__url_time_range}',
          },
        ],
      },
    ])
    .overrideByName('state', [
      { id: 'mappings', value: incidentStates },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    ])
    .overrideByName('peak', decimals(1))
    .overrideByName('excess', decimals(0));
}

function totals(): TableBuilder {
  return table('Totals', ['status', 'count', 'share'])
    .withTarget(new FluxQueryBuilder('totals', { statuses: theStatuses }))
    .overrideByName('status', [{ id: 'custom.width', value: 140 }])
    .overrideByName('count', [...decimals(0), { id: 'custom.width', value: 80 }])
    .overrideByName('share', [
      { id: 'unit', value: 'percentunit' },
      { id: 'decimals', value: 1 },
      { id: 'custom.width', value: 90 },
    ]);
}

function share(): ChartBuilder {
  return coloured(chart('Share of volume'))
    .withTarget(new FluxQueryBuilder('share', { statuses: theStatuses }))
    .unit('percentunit')
    .min(0)
    .max(1)
    .fillOpacity(60)
    .lineWidth(0)
    .showPoints(VisibilityMode.Never)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal))
    .displayName('${__field.labels.status}');
}

function anomalies(): ChartBuilder {
  return coloured(chart('Minutes that were off, each hour'))
    .withTarget(new FluxQueryBuilder('anomaly-hours', { statuses: theStatuses }))
    .drawStyle(GraphDrawStyle.Bars)
    .fillOpacity(70)
    .min(0)
    .decimals(0)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal))
    .displayName('${__field.labels.status}');
}

function trend(): TableBuilder {
  return widths(table('Where it is going', ['status', 'class', 'mean', 'slope', 'change']), {
    status: 140,
    class: 100,
    mean: 70,
    slope: 70,
    change: 75,
  })
    .description('Linear regression over the last 30 minutes')
    .withTarget(new FluxQueryBuilder('trend', { statuses: theStatuses }, 'A', 'group()'))
    .overrideByName('_time', hidden)
    .overrideByName('rank', hidden)
    .overrideByName('certainty', hidden)
    .overrideByName('mean', decimals(1))
    .overrideByName('slope', decimals(2))
    .overrideByName('change', decimals(1));
}

const hidden = [{ id: 'custom.hidden', value: true }];
const decimals = (count: number): Array<{ id: string; value: unknown }> => [{ id: 'decimals', value: count }];
