import type { Analyzed, FileKind } from '../analyze/analyzed.js';
import { sql } from '../duckdb/sql.js';
import type { Html } from './html.js';
import { html } from './html.js';

/** How each kind of file is judged, in words that need no statistics. */
const explanations: Record<FileKind, string> = {
  checkout:
    'Each hour is compared with the median of its references (yesterday, the same day last week, and the averages of ' +
    'last week and last month), so that one odd day among them changes little. The distance is counted in steps of ' +
    'chance (z): if sales were random around what is expected, an hour would be 4 steps off about once in 16,000 hours, ' +
    'and that is where an anomaly begins. Neighbouring anomalous hours are one incident.',
  transactions:
    'Each minute is judged by Firewatch’s detection model: every status against its own recent clean minutes, by count ' +
    'and by share of volume, in windows of 1, 5 and 15 minutes. An incident opens at a score of 3.5 (critical from 4.5), ' +
    'and too many or missing transactions are counted against what was usual when it began. Harm is the larger of the two ' +
    'sides, so that a denied payment does not count again as an approval that is missing.',
  'auth codes':
    'Each code is compared with its own share of all transactions, ten minutes at a time, in the same steps of chance (z) ' +
    'as checkout hours.',
};

const titles: Record<FileKind, string> = {
  checkout: 'How hours are judged',
  transactions: 'How transactions are judged',
  'auth codes': 'How authorisation codes are judged',
};

/** How the files of a report were judged: in words, with the queries that ran behind a fold. */
export function methodNotes(files: ReadonlyArray<Pick<Analyzed, 'kind' | 'queries'>>): Html {
  const queries = (kind: FileKind) =>
    new Set(files.filter((file) => file.kind === kind).flatMap((file) => file.queries));
  return html`${[...new Set(files.map(({ kind }) => kind))].map(
    (kind) =>
      html`<h2>${titles[kind]}</h2>
        <p>${explanations[kind]}</p>
        <details>
          <summary>The SQL</summary>
          ${[...queries(kind)].map((name) => html`<pre tabindex="0">${sql(name).trim()}</pre>`)}
        </details>`,
  )}`;
}
