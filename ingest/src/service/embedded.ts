import { createServer } from 'node:net';
import { startEngineWorker } from '@firewatch/engine';
import type { StartEngine } from './database.js';

/**
 * Starts the embedded engine in a worker thread, on the loopback port that it had last where that is free: a Grafana that
 * reads it goes on after a restart.
 */
export const startEmbedded: StartEngine = async ({ lastPort, ...options }) =>
  startEngineWorker({
    ...options,
    ...(lastPort !== null && (await isFree(lastPort)) ? { port: lastPort } : {}),
  });

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
