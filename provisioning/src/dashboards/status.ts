import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { GraphDrawStyle, LineStyleBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { PanelBuilder as ChartBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { flux, makeModel } from '@firewatch/flux';
import {
  chart,
  dashboard,
  finish,
  incidentMarks,
  incidentStates,
  place,
  severities,
  statusMix,
  statusVariable,
  steps,
  table,
} from './parts.js';
import { FluxQueryBuilder, theStatus, theStatuses } from './query.js';

/** One status in depth: where an alert's link leads. */
export function statusBoard(): Dashboard {
  const board = dashboard(
    'firewatch-status',
    'Firewatch: status',
    'One status in depth: how far off, since when, and which segments',
  )
    .time({ from: 'now-3h', to: 'now' })
    .refresh('30s')
    .withVariable(statusVariable({ many: false }))
    .annotation(incidentMarks());
  const mix = new FluxQueryBuilder('status-mix', { statuses: theStatuses });
  place(board, [
    [[0, 0, 24, 9], statusMix('$status against its baseline').withTarget(mix)],
    [[0, 9, 12, 9], counts()],
    [[12, 9, 12, 9], score()],
    [[0, 18, 12, 9], windows()],
    [[12, 18, 12, 9], segments()],
    [[0, 27, 12, 9], share()],
    [[12, 27, 12, 9], history()],
    [[0, 36, 24, 10], findings()],
  ]);
  return finish(board);
}

const line = (title: string, measurement: string, fields: string[]): ChartBuilder =>
  chart(title)
    .withTarget(new FluxQueryBuilder('dashboard-lines', { measurement, fields, status: theStatus }))
    .displayName('${__field.labels._field}')
    .min(0);

function counts(): ChartBuilder {
  return line('Count a minute, and what is normal', 'minute', ['count'])
    .withTarget(
      new FluxQueryBuilder(
        'dashboard-lines',
        { measurement: 'baseline', fields: ['expected', 'lower', 'upper'], status: theStatus },
        'B',
      ),
    )
    .overrideByName('expected', [
      { id: 'custom.lineStyle', value: new LineStyleBuilder().fill('dash').dash([6, 4]).build() },
    ])
    .overrideByName('lower', [{ id: 'custom.lineWidth', value: 0 }])
    .overrideByName('upper', [
      { id: 'custom.lineWidth', value: 0 },
      { id: 'custom.fillBelowTo', value: 'lower' },
      { id: 'custom.fillOpacity', value: 15 },
    ]);
}

function score(): ChartBuilder {
  const { warningLevel, criticalLevel } = makeModel({}).constants;
  return line('Score', 'anomaly', ['score', 'peak'])
    .description(
      `How unlikely the counts are by chance: from ${warningLevel} a warning, from ${criticalLevel} critical`,
    )
    .thresholds(steps([null, 'transparent'], [warningLevel, 'orange'], [criticalLevel, 'red']));
}

function windows(): ChartBuilder {
  return line('Observed and expected, in the window that tells most', 'anomaly', [
    'observed',
    'expected',
  ]).withTarget(
    new FluxQueryBuilder(
      'dashboard-lines',
      { measurement: 'anomaly', fields: ['window'], status: theStatus },
      'B',
    ),
  );
}

function segments(): TableBuilder {
  return table('Segments that moved most', ['tag', 'value', 'observed', 'expected'])
    .description('Authorisation codes in the last 15 minutes of the time range, against the hour before')
    .withTarget(
      new FluxQueryBuilder('explain', {
        statuses: theStatuses,
        tags: ['auth_code'],
        window: 15,
        stop: flux('v.timeRangeStop'),
      }),
    )
    .noValue('none moved')
    .overrideByName('expected', [{ id: 'decimals', value: 1 }]);
}

function share(): ChartBuilder {
  return chart('Share of volume')
    .withTarget(new FluxQueryBuilder('share', {}, 'A', 'filter(fn: (r) => r.status == "${status}")'))
    .unit('percentunit')
    .displayName('${__field.labels.status}');
}

function history(): ChartBuilder {
  return chart('Same hours yesterday and last week')
    .withTarget(new FluxQueryBuilder('status-history', { status: theStatus }))
    .drawStyle(GraphDrawStyle.Line)
    .displayName('${__field.labels.when}')
    .min(0);
}

function findings(): TableBuilder {
  const decimals = (count: number): Array<{ id: string; value: unknown }> => [
    { id: 'decimals', value: count },
  ];
  return table('Findings', [
    '_time',
    'status',
    'severity',
    'score',
    'observed',
    'expected',
    'window',
    'run',
    'state',
    'excess',
  ])
    .withTarget(new FluxQueryBuilder('findings', { statuses: theStatuses }))
    .noValue('none')
    .overrideByName('severity', [
      { id: 'mappings', value: severities },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    ])
    .overrideByName('state', [{ id: 'mappings', value: incidentStates }])
    .overrideByName('since', [{ id: 'custom.hidden', value: true }])
    .overrideByName('score', decimals(1))
    .overrideByName('expected', decimals(1))
    .overrideByName('excess', decimals(0));
}
