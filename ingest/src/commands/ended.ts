import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import type { RunningServer } from '../server.js';
import { graceMs } from './start.js';

/**
 * Resolves when the service has been told to end and has ended. What it cannot go on after ends it and the process, with
 * code 1: whoever runs it starts it again, and what was acknowledged is on disk.
 */
export function ended(
  { server, failed }: { server: Pick<RunningServer, 'close'>; failed: Promise<Error> },
  logger: Logger,
): Promise<void> {
  return new Promise((resolve) => {
    let failure: Error | undefined;
    const grace = closeWithGrace({ delay: graceMs, logger }, async ({ err = failure, signal }) => {
      if (err !== undefined) logger.fatal({ err }, 'cannot go on');
      else logger.info({ signal }, 'ending');
      await server.close();
      if (failure !== undefined) throw failure;
      resolve();
    });
    void failed.then((error) => {
      failure = error;
      void grace.close();
    });
  });
}
