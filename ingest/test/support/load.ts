import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@firewatch/flux';
import { expect } from 'vitest';
import { storedCounts } from './running.js';
import { until } from './until.js';

export interface LoadOptions {
  /** The services; a retry may go to another one. */
  urls: () => readonly string[];
  token: string;
  clients: number;
  /** Begins every id. */
  prefix: string;
  /** Each transaction is posted by two clients at once. */
  twice?: boolean;
  /** Transactions say when they happened. Default: true. */
  timed?: boolean;
}

/**
 * Clients that each post one transaction after the other and send each again until it is acknowledged, as a payment
 * system does.
 */
export class Load {
  /** Acknowledged ids, with the status of the acknowledgement. */
  readonly acknowledged = new Map<string, number>();
  /** Requests that failed and were sent again. */
  retries = 0;
  /** Answers by status. */
  readonly answers = new Map<number, number>();
  private stopping = false;
  private readonly clients: Promise<void>[];

  constructor(private readonly options: LoadOptions) {
    this.clients = Array.from({ length: options.clients }, (_, client) => this.run(client));
  }

  /** Resolves when every client has got its last acknowledgement. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.clients);
  }

  private async run(client: number): Promise<void> {
    const { prefix, twice = false, timed = true } = this.options;
    for (let n = 0; !this.stopping; n++) {
      const id = `${prefix}-${String(client)}-${String(n)}`;
      const time = timed ? { time: new Date().toISOString() } : {};
      const body = JSON.stringify({ id, ...time, status: 'denied' });
      const both = twice ? [0, 1] : [0];
      await Promise.all(both.map((which) => this.untilAcknowledged(id, body, client + which)));
    }
  }

  private async untilAcknowledged(id: string, body: string, first: number): Promise<void> {
    for (let attempt = first; ; attempt++) {
      const urls = this.options.urls();
      const status = await this.send(urls[attempt % urls.length] ?? '', body);
      this.answers.set(status, (this.answers.get(status) ?? 0) + 1);
      if (status === 200 || status === 202) {
        this.acknowledged.set(id, status);
        return;
      }
      if (status < 500 && status !== 0) throw new Error(`${id} was answered ${String(status)}`);
      this.retries++;
      await sleep(20);
    }
  }

  /** The answer's status; 0: none came. */
  private async send(url: string, body: string): Promise<number> {
    try {
      const response = await fetch(`${url}/v1/transactions?recommend=false`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.options.token}`, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(20_000),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
}

/** Every acknowledged transaction is stored, once, and nothing that nobody posted. */
export async function expectStored(connection: Connection, load: Load): Promise<void> {
  const missing = async () => {
    const stored = await storedCounts(connection);
    return [...load.acknowledged.keys()].filter((id) => !stored.has(`${id} denied`));
  };
  await until(async () => (await missing()).length === 0, 60_000).catch(async () => {
    expect(await missing()).toEqual([]);
  });
  const stored = await storedCounts(connection);
  expect([...stored].filter(([, count]) => count !== 1)).toEqual([]);
  expect(stored.size).toBe(load.acknowledged.size);
}
