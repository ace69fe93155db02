import { parseArgs } from 'node:util';
import { tuneHeap } from '../worker/heap.js';
import { startEngineWorker } from '../worker/start-worker.js';
import { tokenOf } from '../worker/token-file.js';

const usage = `Usage: firewatch engine [options]

Runs the embedded, InfluxDB-2-compatible engine alone, until it is stopped (Ctrl-C).

  --port PORT    where it listens; 0 takes a free port (default 8086)
  --host HOST    the address it listens on (default 127.0.0.1: this machine only)
  --data FOLDER  where points are kept; made where there is none (default ./data/engine)
  --token TOKEN  what clients must show (default INFLUX_TOKEN, or one made on the first start and kept in the data
                 folder, readable by its owner only)
  --org NAME     the organisation (default INFLUX_ORG, or firewatch)
  -h, --help     show this text`;

interface Settings {
  port: number;
  host: string;
  data: string;
  token: string | undefined;
  org: string;
}

/** `firewatch engine`: runs until SIGINT or SIGTERM. Returns 0 after a clean end, 1 when it cannot run, 2 for wrong usage. */
export async function run(argv: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const settings = readSettings(argv, env);
  if (typeof settings === 'number') return settings;
  try {
    await serve(settings);
    return 0;
  } catch (error) {
    console.error(`engine: ${(error as Error).message}`);
    return 1;
  }
}

function readSettings(argv: string[], env: NodeJS.ProcessEnv): Settings | number {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        port: text,
        host: text,
        data: text,
        token: text,
        org: text,
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const port = Number(values.port ?? '8086');
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error(`--port must be 0 to 65535, not ${values.port}`);
    return {
      port,
      host: values.host ?? '127.0.0.1',
      data: values.data ?? './data/engine',
      token: values.token ?? env['INFLUX_TOKEN'],
      org: values.org ?? env['INFLUX_ORG'] ?? 'firewatch',
    };
  } catch (error) {
    console.error(`engine: ${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

async function serve({ port, host, data, token, org }: Settings): Promise<void> {
  tuneHeap();
  const kept = token === undefined ? tokenOf(data) : undefined;
  let end: (error?: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  const engine = await startEngineWorker({
    path: data,
    host,
    port,
    org,
    token: token ?? kept?.token ?? '',
    onError: (error, fatal) => {
      if (fatal) end(error);
      else console.error(`engine: ${error.message}`);
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end());
  console.log(`engine: ${engine.url}, organisation ${org}, data in ${data}`);
  if (kept) console.log(`engine: the token is in ${kept.file}${kept.isNew ? ' (made now)' : ''}`);
  await ended;
  await engine.close();
}
