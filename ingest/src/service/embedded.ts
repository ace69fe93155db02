import { startEngineWorker } from '@firewatch/engine';
import type { StartEngine } from './database.js';

/** Starts the embedded engine in a worker thread, on a free loopback port. */
export const startEmbedded: StartEngine = (options) => startEngineWorker(options);
