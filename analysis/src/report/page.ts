import type { NamedChart } from '../charts/render.js';
import { renderSvg } from '../charts/render.js';
import type { Html } from './html.js';
import { html, Html as Raw } from './html.js';
import { style } from './style.js';

export interface Section {
  /** For links within the page. */
  id: string;
  title: string;
  body: Html;
}

export interface Page {
  title: string;
  /** One sentence under the title. */
  lead: string;
  sections: readonly Section[];
  /** How it was judged; under the sections. */
  method?: Html;
  /** When the report was made. */
  made: Date;
}

/** One self-contained page: style and charts inside, no script, nothing fetched. */
export function renderPage({ title, lead, sections, method, made }: Page): string {
  const contents =
    sections.length > 1 &&
    html` <nav aria-label="Sections">
      <ul>
        ${sections.map((section) => html`<li><a href="#${section.id}">${section.title}</a></li>`)}
      </ul>
    </nav>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Raw(style)}
        </style>
      </head>
      <body>
        <header>
          <div class="brand">Firewatch</div>
          <h1>${title}</h1>
          <p class="muted">${lead}</p>
          ${contents}
        </header>
        <main>
          ${sections.map(({ id, body }) => html`<section id="${id}" aria-labelledby="${id}-title">${body}</section> `)}
          ${method && html`<section class="method" aria-label="Method">${method}</section>`}
        </main>
        <footer><p>Made ${made.toISOString().slice(0, 16).replace('T', ' ')} UTC by Firewatch.</p></footer>
      </body>
    </html> `.text;
}

/** A chart with its caption, drawn once for wide pages and paper, once for phones. */
export function figure({ chart, height, title }: NamedChart, caption: Html): Html {
  const wide = renderSvg(chart, { width: 1000, height, narrow: false });
  const narrow = renderSvg(chart, { width: 400, height: Math.round(height * 0.85), narrow: true });
  return html`<figure>
    <figcaption>${caption}</figcaption>
    <div class="wide" role="img" aria-label="${title}">${new Raw(wide)}</div>
    <div class="narrow" role="img" aria-label="${title}">${new Raw(narrow)}</div>
  </figure>`;
}

export interface Figure {
  name: string;
  value: string;
  /** A line under the number. */
  detail?: string;
  tone?: 'low' | 'high';
}

/** The few numbers a reader should see first. */
export function cards(figures: readonly Figure[]): Html {
  return html`<dl class="cards">
    ${figures.map(
      ({ name, value, detail, tone }) =>
        html`<div>
          <dt>${name}</dt>
          <dd class="${tone ?? ''}">${value}</dd>
          ${detail !== undefined && html`<dd class="small">${detail}</dd>`}
        </div>`,
    )}
  </dl>`;
}
