/** Keeps the distinct values of each tag few: a tag that takes an id would make a series of every payment. */
export class TagValues {
  private readonly seen: ReadonlyArray<Set<string>>;

  /** @param limit distinct values a tag */
  constructor(
    readonly tags: readonly string[],
    readonly limit: number,
  ) {
    this.seen = tags.map(() => new Set<string>());
  }

  /** True when the value is known or there is room for one more; it is known from then on. */
  admit(tag: number, value: string): boolean {
    const values = this.seen[tag];
    if (values === undefined || value === '') return true;
    if (values.has(value)) return true;
    if (values.size >= this.limit) return false;
    values.add(value);
    return true;
  }

  /** Does what admits values; where it fails, those that it admitted are forgotten. */
  tryOut<T>(work: () => T, isGood: (result: T) => boolean): T {
    const before = this.seen.map(({ size }) => size);
    const result = work();
    // Sets keep the order in which values came: the new ones are the last.
    if (!isGood(result))
      this.seen.forEach((values, tag) => {
        for (const value of [...values].slice(before[tag])) values.delete(value);
      });
    return result;
  }

  /** How many distinct values each tag has, by name. */
  sizes(): Record<string, number> {
    return Object.fromEntries(this.tags.map((tag, index) => [tag, this.seen[index]?.size ?? 0]));
  }
}
