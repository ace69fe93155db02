import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import Fastify, { type FastifyInstance } from 'fastify';
import { fault, receive, type ReceivedCard, type TeamsMessage } from './card.js';
import { Inbox } from './inbox.js';

export interface InboxOptions {
  /** True: answer `1` as Office 365 connectors did, which Grafana before 11.2 wants. */
  legacy: boolean;
  now: () => Date;
  /** Told of each card. */
  onCard?: (card: ReceivedCard) => void;
  /** Hosts by which the page may be asked for; others are refused, so that no web page can read the cards. */
  hosts: readonly string[];
}

/** What Teams refuses to take, in bytes. */
export const teamsLimit = 28 * 1024;

const require = createRequire(import.meta.url);
const page = (name: string): string => fileURLToPath(new URL(`../../inbox/${name}`, import.meta.url));

const files: ReadonlyArray<readonly [path: string, type: string, file: string]> = [
  ['/', 'text/html; charset=utf-8', page('index.html')],
  ['/page.js', 'text/javascript; charset=utf-8', page('page.js')],
  ['/markdown.js', 'text/javascript; charset=utf-8', page('markdown.js')],
  ['/host-config.js', 'text/javascript; charset=utf-8', page('host-config.js')],
  ['/page.css', 'text/css; charset=utf-8', page('page.css')],
  [
    '/adaptivecards.js',
    'text/javascript; charset=utf-8',
    require.resolve('adaptivecards/dist/adaptivecards.min.js'),
  ],
];

/** Builds the receiver: messages are posted to any path, the page that shows them is at `/`. */
export function buildInbox(options: InboxOptions): FastifyInstance {
  const inbox = new Inbox();
  const app = Fastify({ bodyLimit: teamsLimit, forceCloseConnections: true });
  app.addHook('onRequest', async (request, reply) => {
    const host = request.hostname.replace(/:\d+$/, '');
    if (!options.hosts.includes(host)) await reply.code(403).send({ message: `unknown host ${host}` });
  });
  app.post('/*', async (request, reply) => {
    const wrong = fault(request.body);
    if (wrong !== null) return reply.code(400).send({ message: wrong });
    const bytes = Number(request.headers['content-length'] ?? JSON.stringify(request.body).length);
    const card = receive(request.body as TeamsMessage, options.now(), inbox.nextId(), bytes);
    inbox.add(card);
    options.onCard?.(card);
    return options.legacy ? reply.code(200).type('text/plain').send('1') : reply.code(202).send();
  });
  app.get('/cards', (request) => {
    const { after } = request.query as { after?: string };
    return { cards: inbox.after(Number(after) || 0) };
  });
  for (const [path, type, file] of files)
    app.get(path, async (_request, reply) =>
      reply
        .type(type)
        .header(
          'content-security-policy',
          "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
        )
        .send(await readFile(file)),
    );
  return app;
}
