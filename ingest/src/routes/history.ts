import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { statuses } from '@firewatch/flux';
import type { FastifyPluginCallback } from 'fastify';
import { Type } from 'typebox';
import { readRange } from '../analytics/range.js';
import type { History } from '../analytics/types.js';
import { dayMs, hourMs, type Clock } from '../clock.js';
import { answered } from './answered.js';
import { errorResponses, rangeQuery, statusQuery } from './schemas.js';
import { whileWaitedFor } from './waited-for.js';

const range = Type.Object(rangeQuery, { additionalProperties: false });
const rangeAndStatus = Type.Object({ ...rangeQuery, ...statusQuery }, { additionalProperties: false });
const nullable = (description?: string) =>
  Type.Union([Type.Number(), Type.Null()], description === undefined ? {} : { description });
const subjects = [...statuses, 'silence'];

const findings = Type.Object({
  findings: Type.Array(
    Type.Object({
      time: Type.String({ description: 'Start of the minute.' }),
      status: Type.Enum(subjects),
      severity: Type.Enum(['warning', 'critical']),
      score: Type.Number(),
      window: Type.Integer(),
      observed: Type.Number(),
      expected: Type.Number(),
    }),
  ),
});
const incidents = Type.Object({
  incidents: Type.Array(
    Type.Object({
      id: Type.String(),
      start: Type.String(),
      end: Type.Union([Type.String(), Type.Null()], { description: 'Null: still open.' }),
      severity: Type.Enum(['warning', 'critical']),
      state: Type.Enum(['open', 'recovered', 'absorbed']),
      statuses: Type.Array(Type.Enum(subjects)),
      peak: Type.Number(),
      excess: Type.Record(Type.String(), Type.Number()),
    }),
  ),
});
const incidentOfMinute = {
  state: Type.Optional(Type.Number({ description: 'Of the incident: 1 open, 2 recovered, 3 absorbed.' })),
  since: Type.Optional(Type.Number({ description: 'Its first minute, seconds since the epoch.' })),
  peak: Type.Optional(Type.Number()),
  excess: Type.Optional(Type.Number()),
};
const mixQuery = Type.Object(
  {
    ...rangeQuery,
    details: Type.Optional(
      Type.Enum(['true', 'false'], {
        description: 'With coverage, what is visible, what is held out, incidents and silence too.',
        default: 'false',
      }),
    ),
  },
  { additionalProperties: false },
);
const mix = Type.Object({
  minutes: Type.Array(
    Type.Object({
      time: Type.String({ description: 'Start of the minute.' }),
      status: Type.Enum([...statuses]),
      count: Type.Number(),
      expected: nullable('Null: not known in this minute.'),
      lower: nullable(),
      upper: nullable(),
      score: nullable(),
      severity: nullable('0 ok, 1 warning, 2 critical.'),
      covered: Type.Optional(Type.Number({ description: '0: watched in part, so not judged.' })),
      visible: Type.Optional(
        Type.Number({ description: 'The smallest lasting change that would be critical, as a factor.' }),
      ),
      window: Type.Optional(
        Type.Number({ description: 'Minutes of the window that the score is of; 0: learning.' }),
      ),
      flagged: Type.Optional(Type.Number({ description: '1: kept out of later baselines.' })),
      ...incidentOfMinute,
    }),
  ),
  silence: Type.Optional(
    Type.Array(
      Type.Object({
        time: Type.String(),
        score: nullable(),
        severity: nullable(),
        ...incidentOfMinute,
      }),
      { description: 'With details: minutes in which no transaction at all was off.' },
    ),
  ),
});

export interface HistoryOptions {
  history: History;
  clock: Clock;
}

/** GET /v1/findings, /v1/incidents, /v1/status-mix: what was judged, over a range of time. */
export const historyRoutes: FastifyPluginCallback<HistoryOptions> = (app, { history, clock }, done) => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const onRequest = app.requireScope('read');
  const limits = () => ({ now: clock.now(), defaultMs: hourMs, longestMs: 7 * dayMs });
  const longLimits = () => ({ now: clock.now(), defaultMs: dayMs, longestMs: 400 * dayMs });

  typed.get(
    '/v1/findings',
    {
      onRequest,
      schema: {
        summary: 'Minutes that were off',
        querystring: rangeAndStatus,
        response: { 200: findings, ...errorResponses },
      },
    },
    async ({ query }, reply) => {
      const asked = readRange(query, { ...longLimits(), longestMs: 31 * dayMs });
      const { status } = query;
      const options = { signal: whileWaitedFor(reply), ...(status === undefined ? {} : { status }) };
      return { findings: await answered(history.findings(asked, options)) };
    },
  );
  typed.get(
    '/v1/incidents',
    {
      onRequest,
      schema: {
        summary: 'Incidents, open and past',
        querystring: range,
        response: { 200: incidents, ...errorResponses },
      },
    },
    async ({ query }, reply) => {
      const options = { signal: whileWaitedFor(reply) };
      return { incidents: await answered(history.incidents(readRange(query, longLimits()), options)) };
    },
  );
  typed.get(
    '/v1/status-mix',
    {
      onRequest,
      schema: {
        summary: 'Counts against their baseline, minute by minute',
        querystring: mixQuery,
        response: { 200: mix, ...errorResponses },
      },
    },
    async ({ query }, reply) => {
      const asked = readRange(query, limits());
      const options = { signal: whileWaitedFor(reply) };
      return query.details === 'true'
        ? await answered(history.detailedMix(asked, options))
        : { minutes: await answered(history.statusMix(asked, options)) };
    },
  );
  done();
};
