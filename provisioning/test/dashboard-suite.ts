import { describe, expect, it } from 'vitest';
import { dashboards } from '../src/dashboards/index.js';
import { fillIn, queriesOf } from './dashboard-queries.js';
import { at, incident, minutes } from './series.js';
import type { Database } from './rule-suite.js';

const length = 180;

/** Three hours with an incident of denied, as everything that Firewatch stores of them. */
function stored(): { analytics: string; transactions: string } {
  const ns = (minute: number): string => `${at(minute).getTime()}000000`;
  const each = (line: (minute: number) => string[]): string[] =>
    Array.from({ length }, (_, minute) => line(minute)).flat();
  const status = (minute: number): string =>
    `baseline,status=denied expected=6.0,lower=0.0,upper=15.0,visible=1.9,y=360i,n=60i,vy=4200i ${ns(minute)}`;
  const own = (minute: number): string =>
    `ingest,ingest=a received=${70 * minute}i,accepted=${70 * minute}i,duplicates=0i,rejected=0i,queue_depth=0i,` +
    `queue_age=0.0,dead_letters=0i,query_ms=30.0,write_ms=4.0,fan_in=2.0,task_lag=12.0,loop_ms=1.0 ${ns(minute)}`;
  const transaction = (minute: number): string[] =>
    ['05', '59'].map(
      (code) =>
        `transaction,auth_code=${code},status=denied count=${code === '59' && minute > 165 ? 20 : 3}i ${ns(minute)}`,
    );
  const denied = incident('denied', 100, 130, { peak: () => 6, count: 30 });
  return {
    analytics: [minutes(length, denied), ...each((m) => [status(m), own(m)])].join('\n'),
    transactions: each(transaction).join('\n'),
  };
}

const panelColumns = [
  'status',
  '_time',
  'count',
  'covered',
  'expected',
  'lower',
  'upper',
  'score',
  'severity',
];
const range = { start: at(0), stop: at(length) };

/** Every query of every dashboard, on one database: it has rows, and the columns that its panel draws. */
export function dashboardSuite(name: string, database: () => Database): void {
  const cases = Object.values(dashboards()).flatMap((dashboard) =>
    queriesOf(dashboard).map((query) => ({ ...query, dashboard: dashboard.title ?? '' })),
  );
  describe(`dashboards on ${name}`, () => {
    it.each(cases)('$dashboard: $panel', async ({ query, type }) => {
      const { fill, ask } = database();
      await fill(stored());
      const rows = await ask(fillIn(query, range), at(length));
      expect(rows.length).toBeGreaterThan(0);
      const columns = new Set(rows.flatMap((row) => Object.keys(row)));
      if (type === 'firewatch-statusmix-panel')
        expect([...columns]).toEqual(expect.arrayContaining(panelColumns));
      if (type === 'annotation')
        expect([...columns]).toEqual(expect.arrayContaining(['time', 'timeEnd', 'text', 'tags']));
      if (type === 'timeseries' || type === 'stat') {
        expect(columns).toContain('_time');
        expect(rows.some((row) => typeof row['_value'] === 'number')).toBe(true);
      }
    });
  });
}
