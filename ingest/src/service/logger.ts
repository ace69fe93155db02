import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';

/** Logs go to standard error: JSON lines, or readable ones where a person is watching. */
export function createLogger(level: string): Logger {
  const options = {
    level,
    redact: [
      'req.headers.authorization',
      'req.headers.cookie',
      'headers.authorization',
      'headers.cookie',
      'token',
    ],
  };
  return process.stderr.isTTY
    ? pino(options, pretty({ destination: 2, sync: true, ignore: 'pid,hostname' }))
    : pino(options, pino.destination({ dest: 2, sync: true }));
}
