import { ConfigurationError, FluxQueryError } from '@firewatch/flux';
import { type BacktestOptions, readOptions, usage, UsageError } from '../backtest/options.js';
import { FileFormatError } from '@firewatch/flux/files';
import { processTerminal, type Terminal } from '../output/terminal.js';

/** `firewatch backtest`: 0 done, 1 failed, 2 wrong usage. */
export async function run(
  argv: string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal = processTerminal(env),
  now: Date = new Date(),
): Promise<number> {
  let options: BacktestOptions | null;
  try {
    options = readOptions(argv, now);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`firewatch backtest: ${error.message}\n\n${usage}`);
    return 2;
  }
  if (options === null) {
    terminal.out(usage);
    return 0;
  }
  const [{ backtest }, { NothingStoredError }] = await Promise.all([
    import('../backtest/backtest.js'),
    import('../backtest/stored.js'),
  ]);
  try {
    await backtest(options, env, terminal);
    return 0;
  } catch (error) {
    const expected = [FileFormatError, ConfigurationError, FluxQueryError, NothingStoredError];
    if (!expected.some((kind) => error instanceof kind) && !isFileProblem(error)) throw error;
    terminal.err(`firewatch backtest: ${(error as Error).message}`);
    return 1;
  }
}

/** An output that cannot be written. */
function isFileProblem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}
