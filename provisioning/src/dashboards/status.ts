import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { GraphDrawStyle, LineStyleBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { PanelBuilder as ChartBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { flux, makeModel } from '@firewatch/flux';
import {
  chart,
  coloredAs,
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
  tagVariable,
  widths,
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
    .withVariable(tagVariable())
    .annotation(incidentMarks());
  place(board, [
    [
      [0, 0, 24, 9],
      // Of all statuses, so that the one that is shown has its share of the whole.
      statusMix('$status against its baseline')
        .options({ only: '${status}' })
        .withTarget(new FluxQueryBuilder('status-mix')),
    ],
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

const observedColor = '#3d8fd1';
const expectedColor = '#9a9a9a';
const dashed = { id: 'custom.lineStyle', value: new LineStyleBuilder().fill('dash').dash([6, 4]).build() };

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
    .overrideByName('count', [coloredAs(observedColor)])
    .overrideByName('expected', [coloredAs(expectedColor), dashed])
    .overrideByName('lower', [coloredAs(expectedColor), { id: 'custom.lineWidth', value: 0 }])
    .overrideByName('upper', [
      coloredAs(expectedColor),
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
  return chart('Observed and expected, a minute, in the window that tells most')
    .description('The score of a minute is of its last 1, 5 or 15 minutes, whichever tells most')
    .withTarget(new FluxQueryBuilder('dashboard-window', { status: theStatus }))
    .displayName('${__field.labels._field}')
    .min(0)
    .overrideByName('observed', [coloredAs(observedColor)])
    .overrideByName('expected', [coloredAs(expectedColor), dashed])
    .overrideByName('window', [
      { id: 'displayName', value: 'window, minutes' },
      { id: 'custom.axisPlacement', value: 'right' },
      { id: 'custom.drawStyle', value: 'line' },
      { id: 'custom.lineInterpolation', value: 'stepAfter' },
      { id: 'custom.lineWidth', value: 0 },
      { id: 'custom.fillOpacity', value: 14 },
      { id: 'max', value: 30 },
      { id: 'decimals', value: 0 },
      coloredAs('#7d7b78'),
    ]);
}

function segments(): TableBuilder {
  return table('Segments that moved most', ['tag', 'value', 'observed', 'expected'])
    .description('Values of the chosen tag in the last 15 minutes of the time range, against the hour before')
    .withTarget(
      new FluxQueryBuilder(
        'explain',
        {
          statuses: theStatuses,
          tags: flux('[${tag:doublequote}]'),
          window: 15,
          stop: flux('v.timeRangeStop'),
        },
        'A',
        'group()',
      ),
    )
    .overrideByName('status', [{ id: 'custom.hidden', value: true }])
    .noValue('none moved')
    .overrideByName('expected', [{ id: 'decimals', value: 1 }]);
}

function share(): ChartBuilder {
  return chart('Share of volume')
    .withTarget(new FluxQueryBuilder('share', { statuses: theStatuses }))
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
  const columns = [
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
  ];
  const named = { _time: 'minute', window: 'window, min', run: 'for, min' };
  const narrow = {
    severity: 110,
    score: 90,
    observed: 110,
    expected: 110,
    'window, min': 120,
    'for, min': 100,
    excess: 110,
  };
  return widths(table('Findings', columns, named), narrow)
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
