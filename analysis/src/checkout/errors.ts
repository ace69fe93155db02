export interface RowProblem {
  /** 1-based line of the file, or null where no line is to blame. */
  line: number | null;
  problem: string;
}

/** Rows that cannot be used, each named by its line. */
export class InvalidRowsError extends Error {
  override readonly name = 'InvalidRowsError';

  constructor(
    readonly file: string,
    readonly problems: readonly RowProblem[],
  ) {
    super(
      problems
        .map(({ line, problem }) => `${file}${line === null ? '' : `:${String(line)}`}: ${problem}`)
        .join('\n'),
    );
  }
}
