import { parentPort, workerData } from 'node:worker_threads';
import { renderReportPage } from './page.js';
import type { PageOrder } from './draw.js';

/** The thread that draws one page and ends. */
const { report, made } = workerData as PageOrder;
parentPort?.postMessage(renderReportPage(report, made));
