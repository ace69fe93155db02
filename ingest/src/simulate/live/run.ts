import type { Clock } from '../../clock.js';
import type { IncidentRequest } from '../options.js';
import { Random } from '../random.js';
import { affects, type Incident } from '../schedule.js';
import type { Simulation } from '../simulation.js';
import type { PostReply } from '../../client/request.js';
import { asOneMinute, bySecond, type LiveTransaction } from './transactions.js';

const minuteMs = 60_000;
const secondMs = 1_000;

/** What happens on the way, in order of time. */
export type LiveEvent =
  | { event: 'history'; from: number; minutes: number; transactions: number }
  | { event: 'incident'; kind: string; from: number; minutes: number; statuses: readonly string[] }
  | { event: 'over'; kind: string; at: number }
  | { event: 'action'; at: number; action: string; reasons: string[] };

/** What there is to send. */
export type Traffic = Pick<Simulation, 'minute' | 'incidents' | 'inject'>;

export interface LivePlan {
  simulation: Traffic;
  /** Begins every id. */
  run: string;
  speed: number;
  /** Minutes of the past to begin with. */
  history: number;
  /** Minutes of the present to run; null: until aborted. */
  minutes: number | null;
  /** Begin when the present does. */
  incidents: readonly IncidentRequest[];
}

export interface LiveSurroundings {
  clock: Clock;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  post(transactions: readonly LiveTransaction[], signal: AbortSignal): Promise<PostReply>;
  /** Posts transactions of a minute that is over. */
  postPast(transactions: readonly LiveTransaction[], signal: AbortSignal): Promise<PostReply>;
  /** Makes minutes of the past count as watched, and judges them. Minutes since the epoch, end exclusive. */
  settle(from: number, to: number, signal: AbortSignal): Promise<void>;
  /** Told once, when the past is settled and the present begins. */
  present?(): void;
  report(event: LiveEvent): void;
  signal: AbortSignal;
}

/** What was sent. */
export interface LiveReport {
  minutes: number;
  transactions: number;
  rejected: number;
}

/** Sends the past minute by minute, then the present second by second. Resolves at the end or when aborted. */
export async function runLive(plan: LivePlan, around: LiveSurroundings): Promise<LiveReport> {
  const live = new LiveRun(plan, around);
  try {
    await live.past();
    await live.present();
  } catch (error) {
    if (!around.signal.aborted) throw error;
  }
  return live.sent;
}

class LiveRun {
  readonly sent: LiveReport = { minutes: 0, transactions: 0, rejected: 0 };
  private action = '';
  private running: Incident[] = [];
  private next: number;

  constructor(
    private readonly plan: LivePlan,
    private readonly around: LiveSurroundings,
  ) {
    this.next = this.currentMinute() - plan.history;
  }

  async past(): Promise<void> {
    const from = this.next;
    if (from >= this.currentMinute()) return;
    await this.sendPast();
    const { transactions } = this.sent;
    this.around.report({ event: 'history', from: from * minuteMs, minutes: this.next - from, transactions });
    await this.around.settle(from, this.next, this.around.signal);
    // Minutes that went by while the past was judged are past too, and must not stay empty.
    while (this.next < this.currentMinute()) {
      const missed = this.next;
      await this.sendPast();
      await this.around.settle(missed, this.next, this.around.signal);
    }
  }

  async present(): Promise<void> {
    const { simulation, minutes, incidents, history } = this.plan;
    this.around.present?.();
    this.next = this.currentMinute();
    const first = this.next;
    // The part of the first minute that has passed: after a past it belongs to it; else it is left out, for it would
    // come as a burst.
    const began = history > 0 ? first * minuteMs : this.around.clock.now();
    for (const { kind, duration } of incidents) simulation.inject(kind, first, duration ?? undefined);
    for (; minutes === null || this.next < first + minutes; this.next++) {
      this.announce();
      await this.sendMinute(began);
      this.sent.minutes++;
    }
  }

  /** Sends the minutes that are over, no faster than the plan says. */
  private async sendPast(): Promise<void> {
    const { simulation, run, speed } = this.plan;
    const { clock } = this.around;
    const from = this.next;
    const began = clock.monotonic();
    for (; this.next < this.currentMinute(); this.next++) {
      const transactions = asOneMinute(simulation.minute(this.next), this.next, run);
      if (transactions.length > 0)
        this.count(transactions, await this.around.postPast(transactions, this.around.signal));
      await this.wait(began + ((this.next + 1 - from) * minuteMs) / speed - clock.monotonic());
    }
  }

  private async sendMinute(began: number): Promise<void> {
    const { simulation, run } = this.plan;
    const random = Random.of(0, run, this.next);
    let waiting: LiveTransaction[] = [];
    for (const [second, due] of bySecond(simulation.minute(this.next), this.next, random, run).entries()) {
      const time = this.next * minuteMs + second * secondMs;
      if (time + secondMs <= began) continue;
      waiting.push(...due);
      const ahead = time - this.around.clock.now();
      await this.wait(ahead);
      // Behind time: the seconds that are due by now go together.
      if (ahead < -secondMs && second < 59) continue;
      await this.send(waiting, time);
      waiting = [];
    }
  }

  private async send(transactions: readonly LiveTransaction[], at: number): Promise<void> {
    if (transactions.length === 0) return;
    const reply = await this.around.post(transactions, this.around.signal);
    this.count(transactions, reply);
    const { action, findings = [] } = reply.recommendation ?? { action: this.action };
    if (action === this.action) return;
    this.action = action;
    this.around.report({ event: 'action', at, action, reasons: findings.map(({ reason }) => reason) });
  }

  private count(transactions: readonly LiveTransaction[], { rejected }: PostReply): void {
    this.sent.transactions += transactions.reduce((sum, { count }) => sum + count, 0);
    this.sent.rejected += rejected.total;
  }

  private announce(): void {
    const minute = this.next;
    for (const incident of this.running.filter((each) => !affects(each, minute)))
      this.around.report({ event: 'over', kind: incident.kind.name, at: minute * minuteMs });
    const begun = this.plan.simulation.incidents(minute, 1);
    for (const { kind, start, duration } of begun)
      this.around.report({
        event: 'incident',
        kind: kind.name,
        from: start * minuteMs,
        minutes: duration,
        statuses: kind.labels,
      });
    this.running = [...this.running.filter((each) => affects(each, minute)), ...begun];
  }

  private currentMinute(): number {
    return Math.floor(this.around.clock.now() / minuteMs);
  }

  private async wait(ms: number): Promise<void> {
    this.around.signal.throwIfAborted();
    if (ms > 0) await this.around.sleep(ms, this.around.signal);
  }
}
