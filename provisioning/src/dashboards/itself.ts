import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { GraphDrawStyle, LineInterpolation } from '@grafana/grafana-foundation-sdk/common';
import type { PanelBuilder as ChartBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { flux } from '@firewatch/flux';
import { chart, dashboard, finish, place, steps } from './parts.js';
import { FluxQueryBuilder } from './query.js';

/** Firewatch itself: whether it takes, stores and judges what comes. */
export function itself(): Dashboard {
  const board = dashboard(
    'firewatch-itself',
    'Firewatch itself',
    'Whether Firewatch takes, stores and judges what comes',
  )
    .time({ from: 'now-3h', to: 'now' })
    .refresh('10s');
  place(board, [
    [[0, 0, 24, 6], coverage()],
    [
      [0, 6, 12, 8],
      own('Intake: transactions a second', 'short', [
        ['received', true],
        ['accepted', true],
        ['duplicates', true],
        ['rejected', true],
      ]),
    ],
    [
      [12, 6, 12, 8],
      own('Latency of InfluxDB', 'ms', [
        ['query_ms', false],
        ['write_ms', false],
      ]),
    ],
    [[0, 14, 12, 8], own('Queue: transactions that wait for InfluxDB', 'short', [['queue_depth', false]])],
    [[12, 14, 12, 8], own('Queue: age of the oldest', 's', [['queue_age', false]])],
    [
      [0, 22, 8, 8],
      own('Dead letters', 'short', [['dead_letters', false]]).thresholds(steps([null, 'green'], [1, 'red'])),
    ],
    [
      [8, 22, 8, 8],
      own('Task lag', 's', [['task_lag', false]]).thresholds(steps([null, 'green'], [180, 'red'])),
    ],
    [
      [16, 22, 8, 8],
      own('Requests that share a query, and event loop', 'short', [
        ['fan_in', false],
        ['loop_ms', false],
      ]),
    ],
  ]);
  return finish(board);
}

function own(
  title: string,
  unit: string,
  fields: ReadonlyArray<readonly [name: string, rate: boolean]>,
): ChartBuilder {
  const panel = chart(title).unit(unit).min(0);
  fields.forEach(([field, rate], index) => {
    const refId = String.fromCharCode(65 + index);
    panel
      .withTarget(new FluxQueryBuilder('ingest', { field, rate, every: flux(rate ? '1m' : '10s') }, refId))
      .overrideByQuery(refId, [
        { id: 'displayName', value: `${field.replaceAll('_', ' ')} · \${__field.labels.ingest}` },
      ]);
  });
  return panel;
}

function coverage(): ChartBuilder {
  return chart('Minutes watched')
    .description('1: an ingest was up for all of it; ½: for a part; 0: nobody saw it')
    .withTarget(new FluxQueryBuilder('coverage', { settled: true }))
    .drawStyle(GraphDrawStyle.Line)
    .lineInterpolation(LineInterpolation.StepAfter)
    .fillOpacity(30)
    .min(0)
    .max(1)
    .displayName('covered');
}
