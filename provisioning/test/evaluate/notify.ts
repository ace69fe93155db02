import type { NotificationSettings } from '../../src/rules/types.js';
import type { AlertState } from './states.js';
import { seconds } from './states.js';
import { keyOf } from './rule.js';

/** A card that would be sent. */
export interface Sent {
  at: Date;
  firing: AlertState[];
  resolved: AlertState[];
}

/**
 * One group of alerts as Alertmanager sends it: first after the group wait, then at each group interval where an alert
 * joined or left, and again after the repeat interval.
 */
export class Group {
  readonly sent: Sent[] = [];
  #next: number | undefined;
  #firing = new Set<string>();
  #resolved = new Set<string>();
  #last = 0;
  readonly #left = new Map<string, AlertState>();
  #present = new Map<string, AlertState>();

  constructor(readonly settings: NotificationSettings) {}

  /** Takes the alerts of an evaluation, and sends what is due until then. */
  take(alerts: readonly AlertState[], now: Date): void {
    this.#flush(now);
    const firing = new Map(
      alerts.filter(({ state }) => state === 'Alerting').map((alert) => [keyOf(alert.labels), alert]),
    );
    for (const [key] of this.#present)
      if (!firing.has(key))
        this.#left.set(
          key,
          alerts.find(({ labels }) => keyOf(labels) === key)!,
        );
    for (const key of firing.keys()) this.#left.delete(key);
    this.#present = firing;
    if (this.#next === undefined && firing.size > 0)
      this.#next = now.getTime() + 1000 * seconds(this.settings.group_wait);
  }

  #flush(now: Date): void {
    while (this.#next !== undefined && this.#next <= now.getTime()) {
      const at = this.#next;
      const firing = [...this.#present.values()];
      const resolved = [...this.#left.values()];
      if (this.#due(at, firing, resolved)) {
        this.sent.push({ at: new Date(at), firing, resolved });
        this.#firing = new Set(firing.map(({ labels }) => keyOf(labels)));
        this.#resolved = new Set(resolved.map(({ labels }) => keyOf(labels)));
        this.#last = at;
      }
      if (firing.length === 0) {
        this.#next = undefined;
        this.#firing.clear();
        this.#resolved.clear();
      } else this.#next = at + 1000 * seconds(this.settings.group_interval);
      this.#left.clear();
    }
  }

  #due(at: number, firing: readonly AlertState[], resolved: readonly AlertState[]): boolean {
    const joined = firing.some(({ labels }) => !this.#firing.has(keyOf(labels)));
    if (joined) return true;
    if (firing.length === 0) return this.#firing.size > 0;
    if (resolved.some(({ labels }) => !this.#resolved.has(keyOf(labels)))) return true;
    return at - this.#last >= 1000 * seconds(this.settings.repeat_interval);
  }
}
