import { type IncomingMessage, type ServerResponse } from 'node:http';

import { silenceStatus } from '../../src/data/contract.js';
import { type Episode, type Incident, episodes, incidentsOf } from '../../src/data/incidents.js';
import { type DayOptions, type MixRow, day } from './day.js';
import { type Answer } from './files.js';

const minuteMs = 60_000;
const cookie = 'firewatch_session';

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function word(severity: number): 'warning' | 'critical' {
  return severity >= 2 ? 'critical' : 'warning';
}

function incidents(rows: readonly MixRow[]): Episode[] {
  const found: Incident[] = [];
  for (const status of new Set(rows.map((row) => row.status))) {
    const own = rows.filter((row) => row.status === status);
    found.push(
      ...incidentsOf(
        status,
        own.map((row) => row.time),
        {
          state: own.map((row) => row.state),
          since: own.map((row) => row.since),
          peak: own.map((row) => row.peak),
          excess: own.map((row) => row.excess),
        },
      ),
    );
  }
  return episodes(found);
}

function incidentBody(episode: Episode) {
  const excess: Record<string, number> = {};
  for (const incident of episode.incidents) {
    excess[incident.status] = (excess[incident.status] ?? 0) + incident.excess;
  }
  return {
    id: iso(episode.from),
    start: iso(episode.from),
    end: episode.open ? null : iso(episode.to + minuteMs),
    severity: word(episode.peak >= 4.5 ? 2 : 1),
    state: episode.open ? 'open' : 'recovered',
    statuses: Object.keys(excess),
    peak: episode.peak,
    excess,
  };
}

/** As the ingest answers it: without details the columns that every caller gets, with them what is not 0. */
function mixBody(rows: readonly MixRow[], details: boolean) {
  const minutes = rows
    .filter((row) => row.status !== silenceStatus)
    .map((row) => {
      const { status, count, expected, lower, upper, score, severity } = row;
      const plain = { time: iso(row.time), status, count, expected, lower, upper, score, severity };
      if (!details) {
        return plain;
      }
      const { covered, visible, window, flagged, state, since, peak, excess } = row;
      return {
        ...plain,
        covered,
        ...(visible === null ? {} : { visible }),
        ...(window === null ? {} : { window }),
        ...(flagged ? { flagged } : {}),
        ...(state ? { state, since, peak, excess } : {}),
      };
    });
  const silence = rows
    .filter((row) => row.status === silenceStatus && Boolean(row.state || row.severity))
    .map(({ time, score, severity, state, since, peak, excess }) => ({
      time: iso(time),
      score,
      severity,
      ...(state ? { state, since, peak, excess } : {}),
    }));
  return details ? { minutes, silence } : { minutes };
}

function recommendation(rows: readonly MixRow[]) {
  const last = Math.max(...rows.map((row) => row.time));
  const present = rows.filter((row) => row.time === last && row.status !== silenceStatus);
  const off = present.filter((row) => (row.severity ?? 0) > 0);
  const findings = off.map((row) => {
    const window = row.window ?? 1;
    const expected = (row.expected ?? 0) * window;
    const observed = row.observed ?? 0;
    const name = row.status.replaceAll('_', ' ');
    return {
      status: row.status,
      direction: observed > expected ? 'above' : 'below',
      severity: word(row.severity ?? 0),
      score: row.score ?? 0,
      window,
      observed,
      expected,
      since: iso((row.since ?? last / 1000) * 1000),
      excess: row.excess ?? 0,
      reason: `${name} ${observed} in ${window} minutes, ${expected.toFixed(0)} expected (${(observed / expected).toFixed(1)}×)`,
    };
  });
  const open = incidents(rows).find((episode) => episode.open);
  return {
    action:
      open || findings.some((f) => f.severity === 'critical')
        ? 'alert'
        : findings.length > 0
          ? 'watch'
          : 'ok',
    at: iso(last + minuteMs),
    concerns: [],
    levels: { warning: 3.5, critical: 4.5 },
    visible: Object.fromEntries(
      present.filter((row) => row.visible !== null).map((row) => [row.status, row.visible]),
    ),
    ...(open
      ? {
          incident: {
            id: iso(open.from),
            since: iso(open.from),
            statuses: open.incidents.map((i) => i.status),
            excess: {},
          },
        }
      : {}),
    findings,
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
  }
  return JSON.parse(text) as Record<string, unknown>;
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
  return true;
}

/** What a test can look at and change while the service runs. */
export interface ServiceState {
  code: string;
  posted: Array<Record<string, unknown>>;
  ranges: Array<{ from: number; to: number }>;
  /** Answers everything with this error while set. */
  failing: { status: number; message: string } | null;
}

/** Answers as the ingest does, from a seeded day. */
export function seededService(options: DayOptions): { answer: Answer; state: ServiceState } {
  const rows = day(options);
  const state: ServiceState = { code: 'ABCDE23456', posted: [], ranges: [], failing: null };
  const answer: Answer = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const signedIn = request.headers.cookie?.includes(`${cookie}=open`) ?? false;
    if (url.pathname === '/session') {
      return session(request, response, signedIn);
    }
    if (!url.pathname.startsWith('/v1/')) {
      return false;
    }
    if (!signedIn) {
      return json(response, 401, { code: 'FW_UNAUTHORIZED', message: 'a session is needed' });
    }
    if (state.failing) {
      return json(response, state.failing.status, { code: 'FW_DATABASE', message: state.failing.message });
    }
    return data(url, request, response);
  };

  async function session(
    request: IncomingMessage,
    response: ServerResponse,
    signedIn: boolean,
  ): Promise<true> {
    if (request.method === 'GET') {
      return json(response, 200, { open: signedIn });
    }
    if (request.method === 'DELETE') {
      return json(response, 200, { open: false }, { 'set-cookie': `${cookie}=; Max-Age=0; Path=/` });
    }
    const { code } = await bodyOf(request);
    if (code !== state.code) {
      return json(response, 401, {
        code: 'FW_UNAUTHORIZED',
        message: 'this code is not the one that works now',
      });
    }
    const grant = `${cookie}=open; HttpOnly; SameSite=Strict; Path=/`;
    return json(response, 200, { open: true }, { 'set-cookie': grant });
  }

  async function data(url: URL, request: IncomingMessage, response: ServerResponse): Promise<true> {
    const from = Date.parse(url.searchParams.get('from') ?? '') || 0;
    const to = Date.parse(url.searchParams.get('to') ?? '') || Infinity;
    const within = rows.filter((row) => row.time >= from && row.time < to);
    switch (url.pathname) {
      case '/v1/status-mix':
        state.ranges.push({ from, to });
        return json(response, 200, mixBody(within, url.searchParams.get('details') === 'true'));
      case '/v1/findings': {
        const off = within.filter((row) => (row.severity ?? 0) > 0);
        return json(response, 200, {
          findings: off.map((row) => ({ ...row, time: iso(row.time), severity: word(row.severity ?? 0) })),
        });
      }
      case '/v1/incidents':
        return json(response, 200, { incidents: incidents(within).map(incidentBody) });
      case '/v1/recommendation':
        return json(response, 200, recommendation(rows));
      case '/v1/transactions': {
        const body = await bodyOf(request);
        state.posted.push(body);
        const told = recommendation(rows);
        const concerns = told.findings.map((f) => f.status).filter((status) => status === body['status']);
        return json(response, 200, {
          accepted: 1,
          duplicates: 0,
          rejected: { total: 0, first: [] },
          recommendation: { ...told, concerns },
        });
      }
      default:
        return json(response, 404, { message: 'no such route' });
    }
  }

  return { answer, state };
}
