/** A file that cannot be read as what it should be: names the file, the line and the remedy. */
export class FileFormatError extends Error {
  override readonly name = 'FileFormatError';

  constructor(
    readonly file: string,
    /** 1-based line, or null where the whole file is meant. */
    readonly line: number | null,
    problem: string,
  ) {
    super(`${file}${line === null ? '' : `:${String(line)}`}: ${problem}`);
  }
}
