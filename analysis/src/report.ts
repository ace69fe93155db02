/**
 * The report over what an installation stored, for whoever serves or prints it. Nothing here loads DuckDB, and drawing is
 * loaded only when a page is asked for.
 */
import type { Connection } from '@firewatch/flux';
import { drawPage } from './stored/draw.js';
import { reportJson } from './stored/json.js';
import { readReport } from './stored/read.js';
import type { ReportOptions } from './stored/read.js';
import type { InstallationReport } from './stored/types.js';

export { RangeArgumentError, readRange } from './stored/range.js';
export { readReport, type ReportOptions } from './stored/read.js';
export { reportJson } from './stored/json.js';
export type { InstallationReport } from './stored/types.js';

/** The report as one self-contained HTML page with charts. @param made when, for its last line */
export async function reportPage(report: InstallationReport, made: Date): Promise<string> {
  const { renderReportPage } = await import('./stored/page.js');
  return renderReportPage(report, made);
}

export interface ReportAnswer {
  headers: { 'content-type': string; 'content-security-policy'?: string };
  body: string;
}

/**
 * The answer to `GET /v1/report`: a page for browsers, else JSON.
 * @param accept the request's Accept header
 * @throws FluxQueryError when InfluxDB does not answer; RangeError when the range is empty
 */
export async function answerReport(
  connection: Connection,
  options: ReportOptions & { accept: string | undefined; now: Date },
): Promise<ReportAnswer> {
  const report = await readReport(connection, options);
  if (!options.accept?.includes('text/html'))
    return {
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(reportJson(report)),
    };
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // The page brings its style and pictures and runs no script.
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    },
    body: await drawPage({ report, made: options.now }),
  };
}
