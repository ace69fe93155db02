import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { ReceivedCard } from '../inbox/card.js';
import { buildInbox } from '../inbox/server.js';

const usage = `Usage: firewatch teams-inbox [options]

Receives the cards that Grafana sends to Teams, and shows them.

  --port PORT   where to listen (8090; 0: any free port)
  --host HOST   on which address (127.0.0.1)
  --name NAME   a name by which it may be called beside localhost; may be given again
  --legacy      answer as Office 365 connectors did: Grafana before 11.2 takes nothing else
  --json        print each card as a line of JSON

Give Grafana TEAMS_WEBHOOK_URL=http://127.0.0.1:8090/ and open that address in a browser.`;

const options = {
  port: { type: 'string', default: '8090' },
  host: { type: 'string', default: '127.0.0.1' },
  name: { type: 'string', multiple: true, default: [] as string[] },
  legacy: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Runs `firewatch teams-inbox` until it is told to end; resolves with its exit code. */
export async function run(argv: string[]): Promise<number> {
  let given;
  try {
    given = parseArgs({ args: argv, options, strict: true }).values;
  } catch (error) {
    console.error(`firewatch teams-inbox: ${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const port = Number(given.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`firewatch teams-inbox: --port takes a number from 0 to 65535, not "${given.port}"`);
    return 2;
  }
  const app = buildInbox({
    legacy: given.legacy,
    now: () => new Date(),
    hosts: ['127.0.0.1', 'localhost', '[::1]', given.host, ...given.name],
    onCard: (card) => console.log(given.json ? JSON.stringify(card) : line(card)),
  });
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  try {
    const address = await app.listen({ port, host: given.host });
    console.error(`cards that come to ${address}/ are shown there`);
  } catch (error) {
    console.error(
      `firewatch teams-inbox: cannot listen on ${given.host}:${port}: ${(error as Error).message}`,
    );
    return 1;
  }
  await ended;
  await app.close();
  return 0;
}

function line({ arrived, bytes, delay, title }: ReceivedCard): string {
  return `${arrived}  ${delay === null ? '' : `${delay} s after the minute  `}${bytes} bytes  ${title}`;
}
