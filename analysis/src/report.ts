/**
 * The report over what an installation stored, for whoever serves or prints it. Nothing here loads DuckDB, and drawing is
 * loaded only when a page is asked for.
 */
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
