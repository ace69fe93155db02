/** Something that waits for its turn: a write, or work that must run alone. */
interface Step<Write, Result> {
  write: Write | undefined;
  run: (() => Promise<Result>) | undefined;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Carries writes out together; a write that fails by itself yields its error, a rejection fails them all. */
export type CommitWrites<Write, Result> = (
  writes: readonly Write[],
) => Promise<ReadonlyArray<Result | Error>>;

/**
 * Runs writes and other changes one after the other. Writes that arrive while a commit is under way wait for the next
 * one and share it: under load one sync of the disk serves many writers.
 */
export class CommitQueue<Write, Result> {
  readonly #steps: Array<Step<Write, unknown>> = [];
  #draining = false;

  /** @param weight what a write adds to a commit, which takes at most `capacity` or a single write. */
  constructor(
    private readonly commit: CommitWrites<Write, Result>,
    private readonly weight: (write: Write) => number,
    private readonly capacity: number,
  ) {}

  /** Settles when the commit that holds the write has been carried out. */
  write(write: Write): Promise<Result> {
    return this.#add(write, undefined) as Promise<Result>;
  }

  /** Runs alone: no commit is under way and none begins before it ends. */
  exclusive<T>(run: () => Promise<T>): Promise<T> {
    return this.#add(undefined, run) as Promise<T>;
  }

  #add(write: Write | undefined, run: (() => Promise<unknown>) | undefined): Promise<unknown> {
    const added = new Promise<unknown>((resolve, reject) =>
      this.#steps.push({ write, run, resolve, reject }),
    );
    if (!this.#draining) void this.#drain();
    return added;
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    while (this.#steps.length > 0) {
      // Requests that have arrived but are not read yet join this commit.
      await new Promise((resolve) => setImmediate(resolve));
      const steps = this.#takeNext();
      try {
        await this.#carryOut(steps);
      } catch (error) {
        for (const step of steps) step.reject(error);
      }
    }
    this.#draining = false;
  }

  async #carryOut(steps: ReadonlyArray<Step<Write, unknown>>): Promise<void> {
    const { run } = steps[0];
    if (run) return steps[0].resolve(await run());
    const results = await this.commit(steps.map((step) => step.write as Write));
    steps.forEach((step, at) => {
      const result = results[at];
      if (result instanceof Error) step.reject(result);
      else step.resolve(result);
    });
  }

  #takeNext(): Array<Step<Write, unknown>> {
    let count = 0;
    let weight = 0;
    while (count < this.#steps.length && !this.#steps[count].run) {
      weight += this.weight(this.#steps[count].write as Write);
      if (count > 0 && weight > this.capacity) break;
      count++;
    }
    return this.#steps.splice(0, Math.max(1, count));
  }
}
