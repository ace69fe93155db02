import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { makeModel } from '@firewatch/flux';
import type { FastifyInstance } from 'fastify';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildInbox } from '../src/inbox/server.js';
import { rules } from '../src/rules/index.js';
import { goIsInstalled, startRenderer, type AlertData, type Renderer } from './render.js';
import { teamsMessage } from './teams-message.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const pictures = fileURLToPath(new URL('../../test-results/inbox/', import.meta.url));
const rule = rules({ model: makeModel({}), receiver: 'Firewatch Teams' })[0]!;
const since = Date.UTC(2026, 0, 1, 12, 31) / 1000;
const values = {
  ...{ peak: 6, state: 1, recent: 74, usual: 31.2, level: 2.4, observed: 74, expected: 31.2, window: 5 },
  ...{ factor: 2.4, since, start: since * 1000, excess: 118, amount: 118, all: 350, share: 21.1, lasted: 62 },
  ...{ absorbed: 0, minute: since },
};

describe.runIf(goIsInstalled())('the cards in a browser, as Teams would show them', () => {
  let browser: Browser;
  let page: Page;
  let app: FastifyInstance;
  let renderer: Renderer;
  let url: string;
  const problems: string[] = [];

  beforeAll(async () => {
    if (executablePath === undefined) throw new Error('Chromium is not installed');
    mkdirSync(pictures, { recursive: true });
    renderer = startRenderer();
    const now = new Date('2026-01-01T12:32:36Z');
    app = buildInbox({ legacy: false, now: () => now, hosts: ['127.0.0.1'] });
    await app.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`;
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1000, height: 700 }, timezoneId: 'UTC' });
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
    renderer.close();
  });

  const alert = (status: string, over: Partial<AlertData> = {}, numbers = {}): AlertData => ({
    status: 'firing',
    labels: { ...rule.labels, alertname: rule.title, status },
    annotations: renderer.annotations(rule.annotations, { status }, { ...values, ...numbers }),
    startsAt: '2026-01-01T12:32:20Z',
    endsAt: '2026-01-01T13:40:10Z',
    silenceURL: `https://grafana.example/alerting/silence/new?matcher=status%3D${status}`,
    ...over,
  });
  const send = async (alerts: AlertData[]): Promise<number> => {
    const body = teamsMessage(
      renderer.card(alerts),
      alerts.some(({ status }) => status === 'firing'),
    );
    const headers = { 'content-type': 'application/json' };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  };

  it('shows a card with its lines, links and delay', async () => {
    await page.goto(url);
    expect(await send([alert('denied'), alert('backend_reversed')])).toBe(202);
    const card = page.locator('article').first();
    await card.locator('li').nth(1).waitFor();
    expect(await card.locator('.meta').textContent()).toContain('36 s after the minute closed');
    expect(await card.locator('li strong').allTextContents()).toEqual(['denied', 'backend reversed']);
    expect(await card.locator('li').first().textContent()).toContain(
      'above normal: 74 in 5 minutes, 31 expected, 2.4× · 118 too many since 12:31 UTC · 21.1 % of all',
    );
    expect(
      await card
        .locator('li')
        .first()
        .locator('a')
        .evaluateAll((links) => links.map((a) => a.textContent)),
    ).toEqual(['Dashboard', 'Runbook', 'Silence']);
    expect(await card.getByText('View URL').count()).toBe(1);
  });

  it('cuts no line, however narrow the window', async () => {
    await page.setViewportSize({ width: 420, height: 700 });
    const beyond = await page.locator('article li').evaluateAll((lines) => {
      const edge = (element: Element) => element.getBoundingClientRect().right;
      return lines.filter((line) => edge(line) > edge(line.closest('article')!.lastElementChild!)).length;
    });
    expect(beyond).toBe(0);
    await page.setViewportSize({ width: 1000, height: 700 });
  });

  it('is a valid card to the library that Teams uses', async () => {
    const faults = await page.evaluate(async () => {
      const { cards } = (await (await fetch('/cards?after=0')).json()) as {
        cards: Array<{ content: unknown }>;
      };
      interface Card {
        parse(content: unknown): void;
        validateProperties(): { validationEvents: Array<{ message: string }> };
      }
      const { AdaptiveCards } = window as unknown as { AdaptiveCards: { AdaptiveCard: new () => Card } };
      return cards.flatMap(({ content }) => {
        const card = new AdaptiveCards.AdaptiveCard();
        card.parse(content);
        return card.validateProperties().validationEvents.map(({ message }) => message);
      });
    });
    expect(faults).toEqual([]);
  });

  it('shows what is over above it', async () => {
    await send([alert('denied', { status: 'resolved' }, { state: 2 })]);
    await page.locator('article').nth(1).waitFor();
    expect(await page.locator('article').first().textContent()).toContain('denied recovered · 62 min long');
  });

  it('runs nothing that a card brings', async () => {
    const evil = '<img src=x onerror="document.title=\'owned\'">[x](javascript:alert(1))';
    await send([{ ...alert('denied'), annotations: { summary: evil } }]);
    await page.locator('article').nth(2).waitFor();
    expect(await page.title()).toBe('Teams inbox · Firewatch');
    expect(await page.locator('article img').count()).toBe(0);
    expect(await page.locator('article a[href^="javascript"]').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has no finding of axe in its %s theme', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${pictures}${colorScheme}.png` });
    // As a script of the browser's own: the page's content security policy takes none from elsewhere.
    await page.evaluate(readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: Array<{ id: string; impact: string }> }> };
      };
      return (await axe.run()).violations.filter(({ impact }) => /serious|critical/.test(impact));
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('has no error in the console', () => {
    expect(problems).toEqual([]);
  });
});
