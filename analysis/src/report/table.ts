import type { Html } from './html.js';
import { html } from './html.js';

export interface DataColumn {
  title: string;
  /** Words, not numbers: to the left. */
  text?: boolean;
  /** Left out where the page is narrow. */
  optional?: boolean;
  /** May be broken into lines. */
  breaks?: boolean;
}

export interface DataTable {
  id: string;
  /** Id of the section it stands in, whose title tells it from others of the same name. */
  section: string;
  title: string;
  columns: readonly DataColumn[];
  rows: ReadonlyArray<{ cells: ReadonlyArray<string | Html>; tone?: 'low' | 'high' | '' }>;
}

/** A table under its heading, which scrolls by itself where it is wider than the page. */
export function dataTable({ id, section, title, columns, rows }: DataTable): Html {
  const classes = ({ text, optional, breaks }: DataColumn) =>
    [text && 'text', optional && 'optional', breaks && 'breaks'].filter(Boolean).join(' ');
  return html`<h3 id="${id}">${title}</h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="${section}-title ${id}">
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col" class="${classes(column)}">${column.title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ cells, tone }) =>
              html`<tr class="${tone ?? ''}">
                ${cells.map((cell, index) =>
                  index === 0
                    ? html`<th scope="row" class="${classes(columns[index]!)}">${cell}</th>`
                    : html`<td class="${classes(columns[index]!)}">${cell}</td>`,
                )}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>`;
}
