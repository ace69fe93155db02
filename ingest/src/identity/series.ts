import type { Status } from '@firewatch/flux';
import { seriesPrefix } from '../write/line.js';

export const transactionMeasurement = 'transaction';

/** A status with its tags: one series of the database. */
export interface Series {
  number: number;
  /** What its lines begin with. */
  prefix: string;
}

/** Tag values lead from one of these to the next, and the last one to the series. */
interface Branch {
  series: Series | undefined;
  next: Map<string, Branch>;
}

const newBranch = (): Branch => ({ series: undefined, next: new Map() });

/** Gives each series a small number and keeps what its lines begin with. */
export class SeriesTable {
  private readonly root = newBranch();
  private size = 0;

  /** @param tags configured tags, in the order of the values given to `find` */
  constructor(readonly tags: readonly string[]) {}

  find(status: Status, tagValues: readonly string[]): Series {
    // A key put together of them all would be made, and hashed, for every transaction.
    let branch = below(this.root, status);
    for (const value of tagValues) branch = below(branch, value);
    return (branch.series ??= this.add(status, tagValues));
  }

  private add(status: Status, tagValues: readonly string[]): Series {
    const tags = Object.fromEntries(this.tags.map((tag, index) => [tag, tagValues[index] ?? '']));
    return { number: this.size++, prefix: seriesPrefix(transactionMeasurement, { ...tags, status }) };
  }
}

function below(branch: Branch, value: string): Branch {
  let next = branch.next.get(value);
  if (next === undefined) branch.next.set(value, (next = newBranch()));
  return next;
}
