import { statuses } from '@firewatch/flux';
import { describe, expect, it } from 'vitest';
import { dashboards } from '../src/dashboards/index.js';
import { chosenOn, fillIn, queriesOf } from './dashboard-queries.js';
import { at, incident, minutes, together } from './series.js';
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
  'visible',
  'score',
  'severity',
  'window',
  'flagged',
  'state',
  'since',
  'peak',
  'excess',
];
const range = { start: at(0), stop: at(length) };

/** Every query of every dashboard, on one database: it has rows, and the columns that its panel draws. */
export function dashboardSuite(name: string, database: () => Database): void {
  const cases = Object.values(dashboards()).flatMap((dashboard) =>
    queriesOf(dashboard).map((query) => ({
      ...query,
      dashboard: dashboard.title ?? '',
      chosen: chosenOn(dashboard),
    })),
  );
  describe(`dashboards on ${name}`, () => {
    it.each(cases)('$dashboard: $panel', async ({ query, type, columns: named, chosen }) => {
      const { fill, ask } = database();
      await fill(stored());
      const rows = await ask(fillIn(query, { ...range, chosen }), at(length));
      expect(rows.length).toBeGreaterThan(0);
      const columns = new Set(rows.flatMap((row) => Object.keys(row)));
      if (type === 'firewatch-statusmix-panel')
        expect([...columns]).toEqual(expect.arrayContaining(panelColumns));
      expect([...columns]).toEqual(expect.arrayContaining(named));
      if (type === 'timeseries' || type === 'stat') {
        expect(columns).toContain('_time');
        expect(rows.some((row) => typeof row['_value'] === 'number')).toBe(true);
      }
    });

    it('shows the chosen statuses only, with their shares of the whole', async () => {
      const { fill, ask } = database();
      await fill(stored());
      const overview = dashboards()['overview.json']!;
      const filtered = queriesOf(overview).filter(({ query }) => query.includes('${status:doublequote}'));
      expect(filtered.map(({ panel }) => panel).sort()).toEqual([
        'Incidents',
        'Incidents',
        'Minutes that were off, each hour',
        'Share of volume',
        'Totals',
        'Where it is going',
      ]);
      for (const { panel, query } of filtered) {
        const rows = await ask(fillIn(query, { ...range, chosen: ['denied'] }), at(length));
        const shown = new Set(rows.map((row) => row['status'] ?? row['text']));
        expect([panel, ...shown]).toEqual([panel, 'denied']);
        for (const row of rows)
          for (const share of [row['share'], panel === 'Share of volume' ? row['_value'] : undefined])
            if (share !== undefined) expect(share).toBeLessThan(0.5);
      }
    });

    it('tells when an incident began though the range begins later', async () => {
      const { fill, ask } = database();
      await fill(stored());
      const { query } = queriesOf(dashboards()['overview.json']!).find(
        ({ panel, type }) => panel === 'Incidents' && type === 'table',
      )!;
      const [row] = await ask(
        fillIn(query, { start: at(110), stop: at(length), chosen: ['denied'] }),
        at(length),
      );
      expect(Date.parse(String(row!['start']))).toBe(at(100).getTime());
    });

    it('names a status whose name is a part of another', async () => {
      const { fill, ask } = database();
      const both = together(
        incident('backend_reversed', 100, 130, { peak: () => 6, count: 30 }),
        incident('reversed', 105, 130, { peak: () => 6, count: 30, outage: 100 }),
      );
      await fill({ analytics: minutes(length, both) });
      const { query } = queriesOf(dashboards()['overview.json']!).find(({ type }) => type === 'annotation')!;
      const [mark] = await ask(fillIn(query, { ...range, chosen: statuses }), at(length));
      expect(mark!['text']).toBe('backend_reversed, reversed');
    });
  });
}
