import { ConfigurationError } from '../errors.js';

/** True for what the caller of a command did wrong: its arguments or settings. */
export function isUsageError(error: unknown): error is Error {
  if (error instanceof ConfigurationError) return true;
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code !== undefined && code.startsWith('ERR_PARSE_ARGS');
}
