import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { InstallationReport } from './types.js';

/** What the thread is given. */
export interface PageOrder {
  report: InstallationReport;
  made: Date;
}

/**
 * Draws the report's page in a thread of its own: charts take some tenths of a second, in which a service would answer
 * nobody else. One page is drawn at a time: each needs a core and some ten megabytes.
 */
export function drawPage(order: PageOrder): Promise<string> {
  const page = before.then(() => draw(order));
  before = page.catch(() => undefined);
  return page;
}

/** Settles when the page that was asked for last is drawn. */
let before: Promise<unknown> = Promise.resolve();

function draw(order: PageOrder): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: order, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
    // After a page this changes nothing.
    worker.once('exit', (code) =>
      reject(new Error(`the page was not drawn: its thread ended with code ${code}`)),
    );
  });
}

/** The compiled thread lies beside this file, or, where this file runs as TypeScript, in the package's dist. */
function workerFile(): URL {
  const beside = new URL('./page-worker.js', import.meta.url);
  return existsSync(beside) ? beside : new URL('../../dist/stored/page-worker.js', import.meta.url);
}
