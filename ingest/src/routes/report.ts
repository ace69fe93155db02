import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { minuteMs, truncateMinute, type Connection, type Model } from '@firewatch/flux';
import type { FastifyPluginCallback } from 'fastify';
import { Type } from 'typebox';
import { readRange } from '../analytics/range.js';
import { dayMs, type Clock } from '../clock.js';
import { BadQueryError } from '../errors.js';
import { answered } from './answered.js';
import { errorResponses, rangeQuery } from './schemas.js';

export interface ReportRequest {
  /** Whole minutes; `to` is exclusive. */
  from: Date;
  to: Date;
  /** The Accept header: a page for browsers, else JSON. */
  accept: string | undefined;
  now: Date;
}

export interface ReportAnswer {
  headers: Record<string, string>;
  body: string;
}

/**
 * Reads and writes the report of an installation. Whoever starts the service hands it in: what a report holds and how
 * it is drawn is no matter of the service, which knows who may ask for it, for how long a range, and how long it may take.
 */
export type WriteReport = (
  connection: Connection,
  request: ReportRequest & { model: Model; signal: AbortSignal },
) => Promise<ReportAnswer>;

export interface ReportOptions {
  report: (request: ReportRequest) => Promise<ReportAnswer>;
  clock: Clock;
}

const longestDays = 31;
const query = Type.Object(rangeQuery, { additionalProperties: false });
const body = {
  description: 'The report: a page for browsers, JSON for all others.',
  content: {
    'application/json': { schema: Type.Object({}, { additionalProperties: true }) },
    'text/html': { schema: Type.String() },
  },
};

/** GET /v1/report: what happened in a range, the last day by default, to be shown to others. */
export const reportRoute: FastifyPluginCallback<ReportOptions> = (app, { report, clock }, done) => {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/v1/report',
    {
      onRequest: app.requireScope('read'),
      schema: {
        summary: 'The report of an installation, as a page or as JSON',
        querystring: query,
        response: { 200: body, ...errorResponses },
      },
    },
    async (request, reply) => {
      const now = clock.now();
      const range = readRange(request.query, { now, defaultMs: dayMs, longestMs: longestDays * dayMs });
      const from = truncateMinute(range.from);
      // Minutes still to come are not absent.
      const to = truncateMinute(new Date(Math.min(range.to.getTime(), now)));
      if (to.getTime() - from.getTime() < minuteMs)
        throw new BadQueryError('?from must be before ?to and before now, by a minute or more');
      const { accept } = request.headers;
      const { headers, body } = await answered(report({ from, to, accept, now: new Date(now) }));
      return reply.headers({ ...headers, vary: 'Accept', 'cache-control': 'no-store' }).send(body);
    },
  );
  done();
};
