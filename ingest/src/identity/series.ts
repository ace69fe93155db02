import type { Status } from '@firewatch/flux';
import { seriesPrefix } from '../write/line.js';

export const transactionMeasurement = 'transaction';

/** A status with its tags: one series of the database. */
export interface Series {
  number: number;
  /** What its lines begin with. */
  prefix: string;
}

/** Gives each series a small number and keeps what its lines begin with. */
export class SeriesTable {
  private readonly known = new Map<string, Series>();

  /** @param tags configured tags, in the order of the values given to `find` */
  constructor(readonly tags: readonly string[]) {}

  find(status: Status, tagValues: readonly string[]): Series {
    const key = `${status}\0${tagValues.join('\0')}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const tags = Object.fromEntries(this.tags.map((tag, index) => [tag, tagValues[index] ?? '']));
    const series = {
      number: this.known.size,
      prefix: seriesPrefix(transactionMeasurement, { ...tags, status }),
    };
    this.known.set(key, series);
    return series;
  }
}
