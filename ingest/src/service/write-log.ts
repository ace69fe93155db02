import type { FastifyBaseLogger } from 'fastify';
import type { LateData } from '../late/late-data.js';
import type { WriteObserver } from '../write/observer.js';
import { lineTime } from '../write/read-line.js';

interface Dependencies {
  logger: FastifyBaseLogger;
  /** Told the times of what came out of the queue. */
  late: LateData;
}

/** Brings what the writer tells to the log and the late data. */
export function createWriteObserver({ logger, late }: Dependencies): WriteObserver {
  return {
    unavailable: (reason) =>
      logger.warn({ reason }, 'InfluxDB does not take data: it goes to the local queue'),
    available: () => logger.info('the local queue is empty: data goes to InfluxDB directly'),
    refused: (refused) => {
      const [first] = refused.values();
      if (first !== undefined)
        logger.error(
          { lines: refused.size, reason: first },
          'InfluxDB refused lines: see `firewatch dead-letters list`',
        );
    },
    drained: (lines) => late.note(lines.map(lineTime)),
    failed: (error) =>
      logger.error({ err: error }, 'the local queue cannot be worked off; it is tried again'),
  };
}
