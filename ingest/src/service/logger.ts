import { pino, type Logger, type LoggerOptions } from 'pino';
import pretty from 'pino-pretty';

const secretPlaces = ['headers.authorization', 'headers.cookie', 'token'];

/** What is logged from which level on, and what never is. */
export function logOptions(level: string): LoggerOptions {
  return { level, redact: secretPlaces.flatMap((place) => [place, `*.${place}`]) };
}

/** Logs go to standard error: JSON lines, or readable ones where a person is watching. */
export function createLogger(level: string): Logger {
  return process.stderr.isTTY
    ? pino(logOptions(level), pretty({ destination: 2, sync: true, ignore: 'pid,hostname' }))
    : pino(logOptions(level), pino.destination({ dest: 2, sync: true }));
}

/**
 * Runs what a person at a terminal is told of in other words: there, meanwhile, only warnings and worse are logged.
 * @param isTerminal whether the log goes to one
 */
export async function quietly<T>(logger: Logger, isTerminal: boolean, work: () => Promise<T>): Promise<T> {
  if (!isTerminal || !logger.isLevelEnabled('info')) return work();
  const { level } = logger;
  logger.level = 'warn';
  try {
    return await work();
  } finally {
    logger.level = level;
  }
}
