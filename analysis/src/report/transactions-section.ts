import { basename } from 'node:path';
import { mixChart, mixChartHeight } from '../charts/mix-chart.js';
import type { NamedChart } from '../charts/render.js';
import { excessByStatus } from '../incidents/group.js';
import type { Incident } from '../incidents/types.js';
import { fixed, percent, signed, whole } from '../output/numbers.js';
import { duration, minuteName, spanOfMinutes } from '../output/times.js';
import type { Calendar } from '../output/times.js';
import type { TransactionsAnalysis } from '../transactions/types.js';
import type { Html } from './html.js';
import { html } from './html.js';
import { incidentBadge } from './incidents.js';
import type { Figure, Section } from './page.js';
import { cards, figure } from './page.js';
import { dataTable } from './table.js';

/** The charts of a transactions file, each of which can stand alone. */
export function transactionsCharts(analysis: TransactionsAnalysis): [minutes: NamedChart] {
  const title = `Transactions a minute by status. ${analysis.story.join(' ')}`;
  return [{ name: 'minutes', chart: mixChart(analysis), height: mixChartHeight, title }];
}

/** A transactions file's part of the report. */
export function transactionsSection(analysis: TransactionsAnalysis, id: string): Section {
  const name = basename(analysis.file);
  const { calendar, incidents, judged, story } = analysis;
  const [minutes] = transactionsCharts(analysis);
  const told = [...incidents].sort((a, b) => b.harm - a.harm);
  const tone = (index: number) => {
    const incident = told[index];
    if (incident !== undefined) return incident.severity === 'critical' ? 'low' : 'high';
    return index === 0 && judged ? 'good' : '';
  };
  return {
    id,
    title: name,
    body: html`<div class="title">
        <h2 id="${id}-title">${name}</h2>
        ${incidentBadge(incidents, judged)}
      </div>
      <ul class="story">
        ${story.map((sentence, index) => html`<li class="${tone(index)}">${sentence}</li>`)}
      </ul>
      ${analysis.notes.map((note) => html`<p class="note">${note}</p>`)} ${cards(figuresOf(analysis))}
      ${figure(minutes, minutesCaption(analysis))} ${incidentTable(told, calendar, id)}
      ${worstTable(analysis, id)} ${totalsTable(analysis, id)}`,
  };
}

function minutesCaption({ series: { step } }: TransactionsAnalysis): Html {
  return html`<b>Transactions a minute</b>, a row a status on its own scale; shaded where the model sees an
    incident (red: too few, amber: too many)${step > 1 && html`, each point the mean of ${step} minutes`}`;
}

function figuresOf({ volume, calendar, totals, incidents }: TransactionsAnalysis): Figure[] {
  const approved = totals.find(({ status }) => status === 'approved');
  const worst = [...incidents].sort((a, b) => b.harm - a.harm)[0];
  return [
    { name: 'Transactions', value: whole(volume), detail: `in ${duration(calendar.minutes)}` },
    { name: 'Approved', value: percent(approved?.share ?? 0), detail: 'of all transactions' },
    {
      name: 'Incidents',
      value: String(incidents.length),
      detail: `${String(incidents.filter(({ severity }) => severity === 'critical').length)} critical`,
    },
    ...(worst === undefined
      ? []
      : [
          {
            name: 'Worst incident',
            value: whole(worst.harm),
            detail: `transactions harmed, ${spanOfMinutes(worst.start, worst.end, calendar)}`,
            tone: 'low',
          } as const,
        ]),
  ];
}

/** Incidents with what each did to every status it touched. */
function incidentTable(incidents: readonly Incident[], calendar: Calendar, section: string): Html | '' {
  if (incidents.length === 0) return '';
  return dataTable({
    id: `${section}-incidents`,
    section,
    title: 'Incidents, the most harmful first',
    columns: [
      { title: 'when', text: true },
      { title: 'lasted', optional: true },
      { title: 'severity', text: true, optional: true },
      { title: 'peak score', optional: true },
      { title: 'harm' },
      { title: 'statuses (too many, missing)', text: true, breaks: true },
    ],
    rows: incidents.map((incident) => ({
      tone: incident.severity === 'critical' ? 'low' : 'high',
      cells: [
        spanOfMinutes(incident.start, incident.end, calendar),
        duration(incident.end - incident.start + 1),
        incident.open ? `${incident.severity}, open` : incident.severity,
        fixed(Math.max(...incident.statuses.map(({ peak }) => peak))),
        whole(incident.harm),
        [...excessByStatus(incident)]
          .map(([status, excess]) => (status === 'silence' ? 'silence' : `${status} ${signed(excess, 0)}`))
          .join(', '),
      ],
    })),
  });
}

function worstTable({ worstMinutes, calendar }: TransactionsAnalysis, section: string): Html {
  return dataTable({
    id: `${section}-worst`,
    section,
    title: 'Minutes in which most payments went wrong',
    columns: [
      { title: 'minute', text: true },
      { title: 'wrong' },
      { title: 'share' },
      { title: 'volume' },
      { title: 'denied', optional: true },
      { title: 'failed', optional: true },
      { title: 'reversed', optional: true },
      { title: 'backend reversed', optional: true },
    ],
    rows: worstMinutes.map((row) => ({
      cells: [
        minuteName(row.minute, calendar),
        whole(row.wrong),
        percent(row.share, 0),
        ...[row.volume, row.denied, row.failed, row.reversed, row.backend_reversed].map(whole),
      ],
    })),
  });
}

function totalsTable({ totals, trend, calendar }: TransactionsAnalysis, section: string): Html {
  const moved = new Map(trend.map((row) => [row.status, row]));
  const since = trend[0] === undefined ? '' : minuteName(trend[0].since, calendar);
  const share = (value: number | null | undefined) => (value == null ? '–' : percent(value, 2));
  return dataTable({
    id: `${section}-mix`,
    section,
    title: 'The mix',
    columns: [
      { title: 'status', text: true },
      { title: 'count' },
      { title: 'share' },
      { title: `before ${since}`, optional: true },
      { title: `since ${since}`, optional: true },
      { title: 'most a minute', optional: true },
    ],
    rows: totals.map(({ status, count, share: all, most }) => ({
      cells: [
        status,
        whole(count),
        percent(all, 2),
        share(moved.get(status)?.before),
        share(moved.get(status)?.lately),
        most === null ? '–' : `${whole(most.count)} at ${minuteName(most.minute, calendar)}`,
      ],
    })),
  });
}
