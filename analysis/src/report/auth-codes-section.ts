import { basename } from 'node:path';
import { authCodeCells, authCodeColumns } from '../auth-codes/kind.js';
import type { AuthCodesAnalysis } from '../auth-codes/types.js';
import { whole } from '../output/numbers.js';
import { duration } from '../output/times.js';
import { html } from './html.js';
import type { Section } from './page.js';
import { cards } from './page.js';
import { dataTable } from './table.js';

/** A file of authorisation codes in the report. */
export function authCodesSection(analysis: AuthCodesAnalysis, id: string): Section {
  const name = basename(analysis.file);
  const { codes, story, volume, calendar } = analysis;
  return {
    id,
    title: name,
    body: html`<div class="title"><h2 id="${id}-title">${name}</h2></div>
      <ul class="story">
        ${story.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
      ${cards([
        { name: 'Transactions', value: whole(volume), detail: `in ${duration(calendar.minutes)}` },
        { name: 'Codes', value: whole(codes.length) },
      ])}
      ${dataTable({
        id: `${id}-codes`,
        section: id,
        title: 'Codes, and the ten minutes in which each stood out most',
        columns: authCodeColumns.map((title, index) => ({
          title,
          text: index < 2,
          optional: index === 1 || index > 5,
        })),
        rows: codes.map((code) => ({
          tone: code.peak.z >= 4 ? 'high' : ('' as const),
          cells: authCodeCells(analysis, code),
        })),
      })}`,
  };
}
