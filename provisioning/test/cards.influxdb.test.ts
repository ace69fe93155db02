import { readFileSync, writeFileSync } from 'node:fs';
import { httpTarget, makeModel, recompute, runQuery } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { influxdDatabase } from './databases.js';
import { Group, type Sent } from './evaluate/notify.js';
import { decidingNodes, type Ask } from './evaluate/rule.js';
import { RuleStates, type AlertState } from './evaluate/states.js';
import { finite, goIsInstalled, startRenderer, type AlertData, type Renderer } from './render.js';
import { ruleOf } from './rule-cases.js';
import { sampleDays, sampleDaysAreThere } from './sample-days.js';

const document = new URL('../../docs/alerts.md', import.meta.url);
const start = new Date('2026-01-01T00:00:00Z');
const rule = ruleOf('transactions-critical');
const judging = decidingNodes(rule);

const isAlerting = ({ state }: AlertState): boolean => state === 'Alerting';

/** The minutes in which an incident of any status is open, in ms. */
async function openMinutes(ask: Ask, to: Date): Promise<number[]> {
  const rows = await ask(
    `from(bucket: "analytics") |> range(start: ${start.toISOString()}, stop: ${to.toISOString()})
      |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "peak" and r._value > 0.0)
      |> group(columns: ["_time"]) |> first() |> group() |> keep(columns: ["_time"])`,
    to,
  );
  return rows.map(({ _time }) => Date.parse(String(_time)));
}

const clock = (date: Date): string =>
  `day ${1 + Math.floor((date.getTime() - start.getTime()) / 86_400_000)}, ${date.toISOString().slice(11, 16)}`;

describe.runIf(influxdIsBuilt() && goIsInstalled() && sampleDaysAreThere())(
  'the cards of two real days',
  () => {
    let influxd: Influxd;
    let renderer: Renderer;
    let ask: Ask;
    let sent: Sent[];

    beforeAll(async () => {
      influxd = await startInfluxd();
      renderer = startRenderer();
      ask = (flux, now) => runQuery(influxd, flux, { now });
      const { lines, minutes } = sampleDays(start);
      await (
        await influxdDatabase(influxd)
      )({ transactions: lines });
      const to = new Date(start.getTime() + minutes * 60_000);
      await recompute(httpTarget(influxd), { from: start, to, model: makeModel({}) });
      const states = new RuleStates(rule);
      const group = new Group(rule.notification_settings!);
      const open = await openMinutes(ask, to);
      let alerts: AlertState[] = [];
      for (let minute = 75; minute <= minutes; minute++) {
        const now = new Date(start.getTime() + minute * 60_000);
        // Where no incident was open for longer than an alert waits, the score is 0 whatever the rest says.
        const calm = open.every((time) => time >= now.getTime() || time < now.getTime() - 15 * 60_000);
        if (!calm || alerts.some(isAlerting)) alerts = await states.evaluate(ask, now, judging);
        group.take(alerts, now);
      }
      sent = group.sent;
    }, 1_800_000);
    afterAll(async () => {
      renderer.close();
      await influxd.stop();
    });

    const isFiring = ({ firing }: Sent): boolean => firing.length > 0;

    /** A card, with the numbers of the moment it was sent. */
    async function cardOf({ at, firing, resolved }: Sent): Promise<{ title: string; message: string }> {
      const states = new RuleStates(rule);
      const now = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
      const all = await states.evaluate(ask, now);
      const data = (status: 'firing' | 'resolved') => (alert: Sent['firing'][number]) => {
        const labels = alert.labels;
        const { values } = all.find((one) => one.labels['status'] === labels['status'])!;
        return {
          status,
          labels: { ...rule.labels, ...labels, alertname: rule.title },
          annotations: renderer.annotations(rule.annotations, labels, values),
          startsAt: start.toISOString(),
          endsAt: at.toISOString(),
          silenceURL: '',
          values: finite(values),
        } satisfies AlertData;
      };
      return renderer.card([...firing.map(data('firing')), ...resolved.map(data('resolved'))]);
    }

    it('are those in docs/alerts.md', async () => {
      const lines = ['| when | card |', '| --- | --- |'];
      for (const card of sent) lines.push(`| ${clock(card.at)} | ${(await cardOf(card)).title} |`);
      const text = readFileSync(document, 'utf8');
      const [before = '', rest = ''] = text.split('<!-- cards -->\n');
      const [table = '', after = ''] = rest.split('<!-- end of cards -->');
      const wanted = `${lines.join('\n')}\n`;
      if (process.env['FIREWATCH_UPDATE_DOCS'])
        writeFileSync(document, `${before}<!-- cards -->\n${wanted}<!-- end of cards -->${after}`);
      else expect(table).toBe(wanted);
    });

    it('end the outage of the first day with what it was in all', async () => {
      const over = sent.find((card) => !isFiring(card) && card.at >= new Date('2026-01-01T14:31:00Z'))!;
      expect((await cardOf(over)).message).toMatchSnapshot();
    });

    it('are few: one outage is one card that grows, and one that ends it', () => {
      const outage = sent.filter(
        ({ at }) => at >= new Date('2026-01-01T14:31:00Z') && at <= new Date('2026-01-01T23:00:00Z'),
      );
      expect(outage.filter(isFiring).length).toBeLessThanOrEqual(4);
      expect(outage.filter((card) => !isFiring(card))).toHaveLength(1);
      expect(sent.filter(isFiring).length).toBeLessThanOrEqual(15);
    });
  },
);
