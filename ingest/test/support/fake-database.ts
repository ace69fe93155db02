import type { SendLines, SendResult } from '../../src/write/types.js';

/** A database in memory: what is written by series and time, the last write winning, as InfluxDB does. */
export class FakeDatabase {
  /** Fields by series and time. */
  readonly points = new Map<string, string>();
  /** Lines of each request, in order. */
  readonly requests: string[][] = [];
  /** What the next requests get instead of being stored; the last one stays in force. */
  answers: SendResult[] = [];
  /** Lines that are refused wherever they occur. */
  refuse: (line: string) => boolean = () => false;
  private gate: Promise<void> = Promise.resolve();
  private openGate: () => void = () => undefined;

  readonly send: SendLines = async (sent) => {
    const lines = sent.toArray();
    this.requests.push(lines);
    await this.gate;
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    if (answer !== undefined && answer.kind !== 'stored') return answer;
    const refused = lines.filter((line) => this.refuse(line));
    for (const line of lines) if (!this.refuse(line)) this.store(line);
    return refused.length > 0 ? { kind: 'refused', reason: '422 field type conflict' } : { kind: 'stored' };
  };

  /** Requests wait until `release` is called. */
  hold(): void {
    this.gate = new Promise((resolve) => (this.openGate = resolve));
  }

  release(): void {
    this.openGate();
    this.gate = Promise.resolve();
  }

  /** Sum of `count` over points whose series begins so. */
  total(prefix = 'transaction'): number {
    let sum = 0;
    for (const [key, fields] of this.points)
      if (key.startsWith(prefix)) sum += Number(/(?:^|,)count=(\d+)i/.exec(fields)?.[1] ?? 0);
    return sum;
  }

  private store(line: string): void {
    const [, series, fields, time] = /^((?:\\.|[^ \\])+) (.+) (\d+)$/.exec(line) ?? [];
    this.points.set(`${series ?? ''} ${time ?? ''}`, fields ?? '');
  }
}

export const unreachable: SendResult = { kind: 'unavailable', reason: 'no answer (ECONNREFUSED)' };
export const stored: SendResult = { kind: 'stored' };
