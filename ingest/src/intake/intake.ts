import type { Clock } from '../clock.js';
import type { Claim, Decision } from '../identity/claim.js';
import { hashTransaction, type Identities } from '../identity/identities.js';
import type { TagValues } from '../transaction/tag-values.js';
import type { Problem, Transaction } from '../transaction/transaction.js';
import { formatField, formatTime } from '../write/line.js';
import type { WriteOutcome } from '../write/types.js';
import { refusedItems, type IntakeOptions, type IntakeResult } from './types.js';

export interface IntakeDependencies {
  identities: Identities;
  /** Told which transactions' tag values are stored, and which are not. */
  tagValues: Pick<TagValues, 'settle'>;
  /** Durable when it resolves. */
  write: (lines: readonly string[]) => Promise<WriteOutcome>;
  /** Entries of the durable queue up to this number are in the database. */
  drained: () => number;
  clock: Clock;
  /** Told the times (ms) of what was written. */
  noteTimes: (times: readonly number[]) => void;
}

const conflicts = {
  time: { pointer: '/time', message: 'differs from the time that this id has with this status already' },
  tags: { pointer: '/tags', message: 'differ from the tags that this id has with this status already' },
} as const;

/** Takes transactions that passed their own checks: decides what is new, writes it, and tells what became of each. */
export class Intake {
  constructor(private readonly dependencies: IntakeDependencies) {}

  /** @throws what `write` throws: then nothing is to be counted on, and everything may be sent again */
  async accept(transactions: readonly Transaction[], options: IntakeOptions): Promise<IntakeResult> {
    let result: IntakeResult | undefined;
    try {
      result = await this.take(transactions, options);
      return result;
    } finally {
      this.settleTags(transactions, result);
    }
  }

  private settleTags(transactions: readonly Transaction[], result: IntakeResult | undefined): void {
    const isStored = result !== undefined && result.accepted + result.duplicates > 0;
    const refused = refusedItems(result?.rejected ?? []);
    for (let item = 0; item < transactions.length; item++)
      this.dependencies.tagValues.settle(transactions[item]!.tagValues, isStored && !refused.has(item));
  }

  private async take(transactions: readonly Transaction[], options: IntakeOptions): Promise<IntakeResult> {
    const { identities, clock } = this.dependencies;
    const hashed = transactions.map(hashTransaction);
    const claim = await identities.claim(hashed, clock.now());
    const rejected = findConflicts(claim.decisions);
    if (options.atomic && rejected.length > 0) {
      claim.rollback();
      return { accepted: 0, duplicates: 0, queued: false, rejected };
    }
    const outcome = await this.writeClaimed(claim, transactions);
    if (options.recompute) this.dependencies.noteTimes(timesOf(claim.decisions));
    for (const [item, reason] of outcome.refused) rejected.push({ item, problem: refusedProblem(reason) });
    return summarize(claim.decisions, { rejected, outcome, drained: this.dependencies.drained() });
  }

  /** Refused lines come back by index of the transaction. */
  private async writeClaimed(claim: Claim, transactions: readonly Transaction[]): Promise<WriteOutcome> {
    const lines: string[] = [];
    const items: number[] = [];
    for (let item = 0; item < claim.decisions.length; item++) {
      const decision = claim.decisions[item]!;
      if (decision.kind !== 'write') continue;
      lines.push(toLine(transactions[item]!.id, decision));
      items.push(item);
    }
    try {
      const { queued, refused } = await this.dependencies.write(lines);
      const byItem = refused.size === 0 ? refused : byItems(refused, items);
      claim.commit(queued, byItem);
      return { queued, refused: byItem };
    } catch (error) {
      claim.rollback();
      throw error;
    }
  }
}

function byItems(refused: ReadonlyMap<number, string>, items: readonly number[]): Map<number, string> {
  return new Map([...refused].map(([index, reason]) => [items[index]!, reason]));
}

function findConflicts(decisions: readonly Decision[]): IntakeResult['rejected'] {
  const found: IntakeResult['rejected'] = [];
  decisions.forEach((decision, item) => {
    if (decision.kind === 'conflict')
      found.push({ item, problem: { code: 'FW_CONFLICT', ...conflicts[decision.over] } });
  });
  return found;
}

function refusedProblem(reason: string): Problem {
  return {
    code: 'FW_REFUSED_BY_DATABASE',
    pointer: '',
    message: `was refused by InfluxDB (${reason}); it is kept: see \`firewatch dead-letters list\``,
  };
}

function summarize(
  decisions: readonly Decision[],
  {
    rejected,
    outcome,
    drained,
  }: { rejected: IntakeResult['rejected']; outcome: WriteOutcome; drained: number },
): IntakeResult {
  let duplicates = 0;
  let queued = outcome.queued > drained;
  for (const decision of decisions) {
    if (decision.kind !== 'duplicate') continue;
    duplicates++;
    queued ||= decision.queued > drained;
  }
  return { accepted: decisions.length - duplicates - rejected.length, duplicates, queued, rejected };
}

function timesOf(decisions: readonly Decision[]): number[] {
  const times: number[] = [];
  for (const decision of decisions) if (decision.kind === 'write') times.push(decision.base);
  return times;
}

function toLine(id: string, { prefix, base, offset, count, amount }: Decision & { kind: 'write' }): string {
  // Put together here: every transaction comes by, and a record of its fields would cost as much as the line.
  const paid = amount === null ? '' : `,amount=${formatField(amount)}`;
  return `${prefix} count=${String(count)}i${paid},id=${formatField(id)} ${formatTime(base, offset)}`;
}
