import { basename } from 'node:path';
import { checkoutChart, scoreChart } from '../charts/checkout-chart.js';
import type { NamedChart } from '../charts/render.js';
import { spanName } from '../checkout/story.js';
import { hourName } from '../checkout/types.js';
import type { CheckoutAnalysis, CheckoutHour } from '../checkout/types.js';
import { fixed, percent, signed, times, whole } from '../output/numbers.js';
import type { Html } from './html.js';
import { html } from './html.js';
import type { Figure, Section } from './page.js';
import { cards, figure } from './page.js';
import { dataTable } from './table.js';

/** The charts of a checkout file, each of which can stand alone. */
export function checkoutCharts(analysis: CheckoutAnalysis): [sales: NamedChart, scores: NamedChart] {
  return [
    {
      name: 'hours',
      chart: checkoutChart(analysis),
      height: 380,
      title: `Sales of each hour today against expected. ${analysis.story.join(' ')}`,
    },
    {
      name: 'scores',
      chart: scoreChart(analysis),
      height: 190,
      title: `z of each hour; anomalies are ${anomalousHours(analysis)}.`,
    },
  ];
}

/** A checkout file's part of the report. */
export function checkoutSection(analysis: CheckoutAnalysis, id: string): Section {
  const name = basename(analysis.file);
  const [sales, scores] = checkoutCharts(analysis);
  return {
    id,
    title: name,
    body: html`<div class="title">
        <h2 id="${id}-title">${name}</h2>
        ${badge(analysis)}
      </div>
      <ul class="story">
        ${analysis.story.map((sentence, index) => html`<li class="${tone(analysis, index)}">${sentence}</li>`)}
      </ul>
      ${analysis.notes.map((note) => html`<p class="note">${note}</p>`)} ${cards(figuresOf(analysis))}
      ${figure(sales, html`<b>Sales an hour</b>: today’s bars, what was expected, and the references it is the median of`)}
      ${figure(scores, html`<b>How unusual</b>: z of each hour; beyond the dashed lines at ±4 it is an anomaly`)}
      ${hourTable(analysis, id)}`,
  };
}

function badge({ incidents }: CheckoutAnalysis): Html {
  if (incidents.length === 0) return html`<span class="badge good">nothing anomalous</span>`;
  const below = incidents.some(({ direction }) => direction === 'below');
  const count = incidents.length === 1 ? '1 incident' : `${String(incidents.length)} incidents`;
  return html`<span class="badge ${below ? 'low' : 'high'}">${count}</span>`;
}

/** The story tells the incidents in order of harm, then the rest of the day. */
function tone({ incidents }: CheckoutAnalysis, index: number): string {
  const byHarm = [...incidents].sort((a, b) => Math.abs(b.excess) - Math.abs(a.excess));
  const incident = byHarm[index];
  if (incident === undefined) return incidents.length === 0 ? 'good' : '';
  return incident.direction === 'below' ? 'low' : 'high';
}

function figuresOf({ hours, incidents }: CheckoutAnalysis): Figure[] {
  const judged = hours.filter((hour) => hour.z !== null);
  const today = judged.reduce((sum, hour) => sum + (hour.today ?? 0), 0);
  const expected = judged.reduce((sum, hour) => sum + (hour.expected ?? 0), 0);
  const change =
    expected > 0 ? `${today < expected ? '−' : '+'}${percent(Math.abs(today / expected - 1), 0)}` : '';
  return [
    {
      name: 'Sales today',
      value: whole(today),
      detail: `${whole(expected)} expected ${change && `(${change})`}`,
    },
    ...incidents.map((incident): Figure => ({
      name: spanName(incident),
      value: signed(incident.excess, 0),
      detail: `${whole(incident.today)} of ${whole(incident.expected)} expected, z ${signed(incident.z)}`,
      tone: incident.direction === 'below' ? 'low' : 'high',
    })),
  ];
}

function anomalousHours({ hours }: CheckoutAnalysis): string {
  const anomalous = hours.filter(({ verdict }) => verdict === 'low' || verdict === 'high');
  return anomalous.map(({ hour, verdict }) => `${hourName(hour)} (${verdict})`).join(', ') || 'none';
}

function hourTable({ hours }: CheckoutAnalysis, section: string): Html {
  return dataTable({
    id: `${section}-hours`,
    section,
    title: 'Hour by hour',
    columns: [
      { title: 'hour', text: true },
      { title: 'today' },
      { title: 'expected' },
      { title: 'difference', optional: true },
      { title: 'factor', optional: true },
      { title: 'z' },
      { title: 'verdict', text: true },
    ],
    rows: hours.map(hourRow),
  });
}

function hourRow({ hour, today, expected, difference, factor, z, verdict }: CheckoutHour) {
  const or = (value: number | null, text: (value: number) => string) => (value === null ? '–' : text(value));
  const anomalous = verdict === 'low' || verdict === 'high';
  return {
    tone: anomalous ? verdict : ('' as const),
    cells: [
      hourName(hour),
      or(today, whole),
      or(expected, fixed),
      or(difference, signed),
      or(factor, times),
      or(z, signed),
      verdict === 'usual'
        ? ''
        : html`<span class="badge ${anomalous ? verdict : 'neutral'}">${verdict}</span>`,
    ],
  };
}
