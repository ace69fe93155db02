import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { delayOf, type ReceivedCard } from '../src/inbox/card.js';
import { Inbox } from '../src/inbox/inbox.js';
import { buildInbox, teamsLimit } from '../src/inbox/server.js';
import { teamsMessage } from './teams-message.js';

const now = new Date('2026-01-01T12:33:05Z');
let app: FastifyInstance;
let seen: ReceivedCard[];

function start(legacy = false): void {
  seen = [];
  app = buildInbox({
    legacy,
    now: () => now,
    hosts: ['127.0.0.1'],
    onCard: (card) => seen.push(card),
  });
}

const post = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/any/path',
    headers: { host: '127.0.0.1:8090', 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });

const card = teamsMessage(
  { title: 'Critical: denied', message: '118 too many since 12:01 UTC · as of 12:31 UTC' },
  true,
);

afterEach(() => app.close());

describe('teams-inbox', () => {
  it('answers an empty 202, as Workflows does', async () => {
    start();
    const { statusCode, body } = await post(card);
    expect([statusCode, body]).toEqual([202, '']);
    expect(seen).toMatchObject([{ id: 1, title: 'Critical: denied', delay: 65, arrived: now.toISOString() }]);
  });

  it('answers exactly 1 where it stands for a connector', async () => {
    start(true);
    const { statusCode, body } = await post(card);
    expect([statusCode, body]).toEqual([200, '1']);
  });

  it.each([
    ['no message', {}],
    ['no attachments', { type: 'message', attachments: [] }],
    ['another kind of card', { type: 'message', attachments: [{ contentType: 'text/html', content: {} }] }],
    [
      'no body',
      {
        type: 'message',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: { type: 'AdaptiveCard' },
          },
        ],
      },
    ],
  ])('refuses %s and says why', async (_name, body) => {
    start();
    const answer = await post(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ message: string }>().message).toMatch(/must/);
    expect(seen).toEqual([]);
  });

  it('refuses what Teams would not take', async () => {
    start();
    const long = teamsMessage({ title: 'x'.repeat(teamsLimit), message: '' }, true);
    expect((await post(long)).statusCode).toBe(413);
  });

  it('gives cards to its own page only', async () => {
    start();
    await post(card);
    const get = (host: string) => app.inject({ url: '/cards?after=0', headers: { host } });
    expect((await get('127.0.0.1:8090')).json<{ cards: unknown[] }>().cards).toHaveLength(1);
    expect((await get('evil.example')).statusCode).toBe(403);
  });

  it('serves the page with what it needs', async () => {
    start();
    for (const url of [
      '/',
      '/page.js',
      '/markdown.js',
      '/host-config.js',
      '/page.css',
      '/adaptivecards.js',
    ]) {
      const { statusCode, headers } = await app.inject({ url, headers: { host: '127.0.0.1' } });
      expect([url, statusCode]).toEqual([url, 200]);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
    }
  });

  it('keeps the newest cards only', async () => {
    start();
    const inbox = new Inbox(3);
    for (let i = 0; i < 10; i++)
      inbox.add({ id: inbox.nextId(), arrived: '', bytes: 0, title: '', delay: null, content: {} });
    expect(inbox.after(0).map(({ id }) => id)).toEqual([8, 9, 10]);
    expect(inbox.after(9).map(({ id }) => id)).toEqual([10]);
    await post(card);
  });
});

describe('the delay of a card', () => {
  it.each([
    ['since 12:01 UTC · as of 12:31 UTC', 65],
    ['as of 11:00 UTC and as of 12:30 UTC', 125],
    ['as of 23:59 UTC', (12 * 60 + 33) * 60 + 5],
    ['since 12:31 UTC', null],
  ])('%s', (text, seconds) => {
    start();
    expect(delayOf(text, now)).toBe(seconds);
  });
});
