/**
 * Keeps the distinct values of each tag few: a tag that takes an id would make a series of every payment. A new value is
 * on trial until something that has it is stored; where nothing is, it is forgotten.
 */
export class TagValues {
  private readonly kept: ReadonlyArray<Set<string>>;
  /** New values, and how many transactions under way have each. */
  private readonly onTrial: ReadonlyArray<Map<string, number>>;

  /** @param limit distinct values a tag, those on trial included */
  constructor(
    readonly tags: readonly string[],
    readonly limit: number,
  ) {
    this.kept = tags.map(() => new Set<string>());
    this.onTrial = tags.map(() => new Map<string, number>());
  }

  /** Takes up a value that is stored, if there is room for it. */
  keep(tag: number, value: string): void {
    if (value === '' || this.sizeOf(tag) >= this.limit) return;
    this.kept[tag]?.add(value);
  }

  /**
   * Takes up a transaction's values, one a tag; `settle` must follow.
   * @returns the tag that has no room for its new value, and none is taken up; -1: all are
   */
  reserve(values: readonly string[]): number {
    for (let tag = 0; tag < values.length; tag++) {
      const value = values[tag]!;
      const kept = this.kept[tag];
      if (value === '' || kept === undefined || kept.has(value)) continue;
      const trial = this.onTrial[tag]!;
      const users = trial.get(value) ?? 0;
      if (users === 0 && this.sizeOf(tag) >= this.limit) {
        this.settle(values.slice(0, tag), false);
        return tag;
      }
      trial.set(value, users + 1);
    }
    return -1;
  }

  /** Ends what `reserve` began: the values are kept where the transaction was stored. */
  settle(values: readonly string[], stored: boolean): void {
    for (let tag = 0; tag < values.length; tag++) {
      const value = values[tag]!;
      const trial = this.onTrial[tag];
      const users = trial?.size ? trial.get(value) : undefined;
      if (trial === undefined || users === undefined) continue;
      if (stored) this.kept[tag]!.add(value);
      if (stored || users === 1) trial.delete(value);
      else trial.set(value, users - 1);
    }
  }

  /** How many distinct values each tag has, by name. */
  sizes(): Record<string, number> {
    return Object.fromEntries(this.tags.map((tag, index) => [tag, this.kept[index]?.size ?? 0]));
  }

  private sizeOf(tag: number): number {
    return (this.kept[tag]?.size ?? 0) + (this.onTrial[tag]?.size ?? 0);
  }
}
