import { renderPage } from '../report/page.js';
import { rangeName } from './range.js';
import { reportSections } from './sections.js';
import type { InstallationReport } from './types.js';

/** The report as one self-contained page. */
export function renderReportPage(report: InstallationReport, made: Date): string {
  return renderPage({
    title: 'Payments report',
    lead: rangeName(report),
    sections: reportSections(report),
    made,
  });
}
