import { setTimeout as sleep } from 'node:timers/promises';

export interface LoadOptions {
  /** The services; a retry may go to another one. */
  urls: () => readonly string[];
  token: string;
  clients: number;
  /** Begins every id. */
  prefix: string;
}

/**
 * Clients that each post one transaction after the other and send each again until it is acknowledged, as a payment
 * system does. Every id is posted by two clients at once when `twice` is set.
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

  constructor(
    private readonly options: LoadOptions,
    twice = false,
  ) {
    this.clients = Array.from({ length: options.clients }, (_, client) => this.run(client, twice));
  }

  /** Resolves when every client has got its last acknowledgement. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.clients);
  }

  private async run(client: number, twice: boolean): Promise<void> {
    for (let n = 0; !this.stopping; n++) {
      const id = `${this.options.prefix}-${String(client)}-${String(n)}`;
      const body = JSON.stringify({ id, time: new Date().toISOString(), status: 'denied' });
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
