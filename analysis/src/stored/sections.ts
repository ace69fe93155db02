import { mixChart, mixChartHeight } from '../charts/mix-chart.js';
import { fixed, percent, signed, whole } from '../output/numbers.js';
import { duration, spanOfMinutes } from '../output/times.js';
import { excessByStatus } from '../incidents/group.js';
import { html } from '../report/html.js';
import { incidentBadge } from '../report/incidents.js';
import type { Figure, Section } from '../report/page.js';
import { cards, figure } from '../report/page.js';
import { dataTable } from '../report/table.js';
import { calendarOf } from './story.js';
import type { InstallationReport, Intake } from './types.js';

/** The report's parts: what happened, the mix, and how well it was watched. */
export function reportSections(report: InstallationReport): Section[] {
  return [incidentSection(report), mixSection(report), watchSection(report)];
}

function incidentSection(report: InstallationReport): Section {
  const id = 'incidents';
  const byHarm = [...report.incidents].sort((a, b) => b.harm - a.harm);
  const tone = (index: number) => {
    const incident = byHarm[index];
    if (incident === undefined) return index === 0 && report.judged > 0 ? 'good' : '';
    return incident.severity === 'critical' ? 'low' : 'high';
  };
  return {
    id,
    title: 'What happened',
    body: html`<div class="title">
        <h2 id="${id}-title">What happened</h2>
        ${incidentBadge(report.incidents, report.incidents.length > 0 || report.judged > 0)}
      </div>
      <ul class="story">
        ${report.story.map((sentence, index) => html`<li class="${tone(index)}">${sentence}</li>`)}
      </ul>
      ${cards(figuresOf(report))} ${incidentTable(report, byHarm, id)}`,
  };
}

function figuresOf({ totals, volume, incidents, coverage, ...report }: InstallationReport): Figure[] {
  const { minutes } = calendarOf(report);
  const approved = totals.find(({ status }) => status === 'approved');
  const critical = incidents.filter(({ severity }) => severity === 'critical').length;
  const covered = coverage.length === 0 ? 0 : Math.min(...coverage.map((shard) => shard.covered));
  return [
    { name: 'Transactions', value: whole(volume), detail: `in ${duration(minutes)}` },
    {
      name: 'Approved',
      value: volume > 0 ? percent(approved?.share ?? 0) : '–',
      detail: 'of all transactions',
    },
    {
      name: 'Incidents',
      value: String(incidents.length),
      detail: `${String(critical)} critical`,
      ...(critical > 0 && { tone: 'low' as const }),
    },
    { name: 'Watched', value: percent(covered / minutes), detail: 'of the minutes, in full' },
  ];
}

function incidentTable(report: InstallationReport, byHarm: InstallationReport['incidents'], section: string) {
  if (byHarm.length === 0) return '';
  const calendar = calendarOf(report);
  const money = byHarm.some((incident) => Object.keys(incident.money).length > 0);
  return dataTable({
    id: `${section}-table`,
    section,
    title: 'Incidents, the most harmful first',
    columns: [
      { title: 'when', text: true },
      { title: 'severity', text: true, optional: true },
      { title: 'visible after', optional: true },
      { title: 'critical after', optional: true },
      { title: 'over after' },
      { title: 'peak score', optional: true },
      { title: 'harm' },
      { title: 'too many, missing', text: true, breaks: true },
      ...(money ? [{ title: 'in money', text: true, breaks: true, optional: true }] : []),
    ],
    rows: byHarm.map((incident) => ({
      tone: incident.severity === 'critical' ? 'low' : 'high',
      cells: [
        spanOfMinutes(incident.start, incident.end, calendar),
        incident.open ? `${incident.severity}, open` : incident.severity,
        duration(incident.detectMinutes),
        incident.criticalMinutes === null ? '–' : duration(incident.criticalMinutes),
        incident.recoverMinutes === null ? '–' : duration(incident.recoverMinutes),
        fixed(Math.max(...incident.statuses.map(({ peak }) => peak))),
        whole(incident.harm),
        listed([...excessByStatus(incident)], 0),
        ...(money ? [listed(Object.entries(incident.money), 2)] : []),
      ],
    })),
  });
}

function listed(values: ReadonlyArray<readonly [string, number]>, digits: number): string {
  return values
    .map(([status, value]) => (status === 'silence' ? 'silence' : `${status} ${signed(value, digits)}`))
    .join(', ');
}

function mixSection(report: InstallationReport): Section {
  const id = 'mix';
  const { series, seriesFrom, totals, incidents } = report;
  const calendar = { ...calendarOf(report), first: seriesFrom };
  const money = totals.some(({ amount }) => amount !== null);
  return {
    id,
    title: 'Status mix',
    body: html`<div class="title"><h2 id="${id}-title">Status mix</h2></div>
      ${figure(
        {
          name: 'minutes',
          chart: mixChart({ calendar, series, incidents }),
          height: mixChartHeight,
          title: `Transactions a minute by status. ${report.story.join(' ')}`,
        },
        html`<b>Transactions a minute</b>, a row a status on its own scale; shaded where there was an incident
          (red: too few, amber: too
          many)${series.step > 1 && html`, each point the mean of ${series.step} minutes`}`,
      )}
      ${dataTable({
        id: `${id}-table`,
        section: id,
        title: 'In all',
        columns: [
          { title: 'status', text: true },
          { title: 'count' },
          { title: 'share' },
          ...(money ? [{ title: 'amount' }] : []),
        ],
        rows: totals.map(({ status, count, share, amount }) => ({
          cells: [
            status,
            whole(count),
            percent(share, 2),
            ...(money ? [amount === null ? '–' : fixed(amount, 2)] : []),
          ],
        })),
      })}`,
  };
}

function watchSection(report: InstallationReport): Section {
  const id = 'watch';
  return {
    id,
    title: 'How well it was watched',
    body: html`<div class="title"><h2 id="${id}-title">How well it was watched</h2></div>
      <p class="muted">
        A minute is covered when an ingest was up for all of it; one that is partial or absent is not judged.
      </p>
      ${dataTable({
        id: `${id}-coverage`,
        section: id,
        title: 'Coverage, in minutes',
        columns: [
          { title: 'shard', text: true },
          ...['covered', 'partial', 'absent', 'longest gap'].map((title) => ({ title })),
        ],
        rows: report.coverage.map(({ shard, covered, partial, absent, longestGap }) => ({
          cells: [shard, ...[covered, partial, absent, longestGap].map(whole)],
        })),
      })}
      ${dataTable({
        id: `${id}-intake`,
        section: id,
        title: 'Intake and lateness, as the ingests told',
        columns: [{ title: 'what', text: true, breaks: true }, { title: 'value' }],
        rows: intakeRows(report.intake).map(([what, value]) => ({ cells: [what, value] })),
      })}`,
  };
}

function intakeRows(intake: Intake): Array<[what: string, value: string]> {
  const or = (value: number | null, tell: (value: number) => string): string =>
    value === null ? '–' : tell(value);
  return [
    ['records received', or(intake.received, whole)],
    ['accepted', or(intake.accepted, whole)],
    ['duplicates', or(intake.duplicates, whole)],
    ['refused', or(intake.rejected, whole)],
    ['late, through the queue', or(intake.queued, whole)],
    ['most in the queue', or(intake.queueDepth, whole)],
    ['longest wait in the queue', or(intake.queueAge, (seconds) => `${fixed(seconds)} s`)],
    ['dead letters', or(intake.deadLetters, whole)],
    ['recommendation query, mean', or(intake.queryMs, (ms) => `${fixed(ms)} ms`)],
    ['judged after a minute’s end, at most', or(intake.taskLag, (seconds) => `${fixed(seconds)} s`)],
  ];
}
