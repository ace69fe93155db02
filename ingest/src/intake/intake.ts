import type { Clock } from '../clock.js';
import type { Claim } from '../identity/claim.js';
import type { Identities } from '../identity/identities.js';
import type { TagValues } from '../transaction/tag-values.js';
import type { Problem, Transaction } from '../transaction/transaction.js';
import type { Lines } from '../write/lines.js';
import type { WriteOutcome } from '../write/types.js';
import { pointLines } from './point-lines.js';
import { refusedItems, type IntakeOptions, type IntakeResult } from './types.js';

export interface IntakeDependencies {
  identities: Identities;
  /** Told which transactions' tag values are stored, and which are not. */
  tagValues: Pick<TagValues, 'settle'>;
  /** Durable when it resolves. */
  write: (lines: Lines) => Promise<WriteOutcome>;
  /** Entries of the durable queue up to this number are in the database. */
  drained: () => number;
  clock: Clock;
  /** Told the times (ms) of what was written. */
  noteTimes: (times: Iterable<number>) => void;
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
    const claim = await identities.claim(transactions, clock.now());
    options.onDecided?.();
    const rejected: IntakeResult['rejected'] = claim.conflicts.map(({ item, over }) => ({
      item,
      problem: { code: 'FW_CONFLICT', ...conflicts[over] },
    }));
    if (options.atomic && rejected.length > 0) {
      claim.rollback();
      return { accepted: 0, duplicates: 0, queued: false, rejected };
    }
    const { queued, refused } = await this.writeClaimed(claim, pointLines(claim.points, transactions));
    if (options.recompute) this.dependencies.noteTimes(claim.points.times());
    for (const [index, reason] of refused)
      rejected.push({ item: claim.points.itemAt(index), problem: refusedProblem(reason) });
    const { duplicates } = claim;
    return {
      accepted: transactions.length - duplicates - rejected.length,
      duplicates,
      queued: Math.max(queued, claim.queued) > this.dependencies.drained(),
      rejected,
    };
  }

  private async writeClaimed(claim: Claim, lines: Lines): Promise<WriteOutcome> {
    try {
      const outcome = await this.dependencies.write(lines);
      claim.commit(outcome.queued, outcome.refused);
      return outcome;
    } catch (error) {
      claim.rollback();
      throw error;
    }
  }
}

function refusedProblem(reason: string): Problem {
  return {
    code: 'FW_REFUSED_BY_DATABASE',
    pointer: '',
    message: `was refused by InfluxDB (${reason}); it is kept: see \`firewatch dead-letters list\``,
  };
}
