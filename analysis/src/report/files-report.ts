import type { Analyzed } from '../analyze/analyzed.js';
import { methodNotes } from './method.js';
import { renderPage } from './page.js';

/** The report over analysed files: one page, a section a file. */
export async function renderFilesReport(files: readonly Analyzed[], made: Date): Promise<string> {
  const sections = await Promise.all(files.map((file, index) => file.section(`file-${String(index + 1)}`)));
  const checkout = files.every(({ kind }) => kind === 'checkout');
  const transactions = files.every(({ kind }) => kind === 'transactions');
  const title = checkout
    ? 'Checkout report'
    : transactions
      ? 'Transaction report'
      : 'Checkout and transaction report';
  const lead =
    files.length === 1
      ? 'What was unusual, since when, and how sure that is.'
      : `${String(files.length)} files: in each, what was unusual, since when, and how sure that is.`;
  const method = methodNotes(files);
  return renderPage({ title, lead, sections, method, made });
}
