import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginCallback } from 'fastify';
import { Type } from 'typebox';
import { coverageLines } from '../minutes/coverage-line.js';
import { BadBodyError, RefusedByDatabaseError } from '../errors.js';
import { dayMs, minuteMs, minuteStart, type Clock } from '../clock.js';
import { parseTime } from '../transaction/time.js';
import type { Lines } from '../write/lines.js';
import type { WriteOutcome } from '../write/types.js';
import { errorResponses, writeErrorResponses } from './schemas.js';

const body = Type.Object(
  {
    from: Type.String({ description: 'First minute, RFC 3339.', examples: ['2026-01-30T00:00:00Z'] }),
    to: Type.String({ description: 'End, exclusive.', examples: ['2026-01-31T00:00:00Z'] }),
    by: Type.String({
      description: 'Who watched them: the tag `ingest` of the coverage.',
      pattern: '^[A-Za-z0-9._-]{1,64}$',
      examples: ['replay'],
    }),
  },
  { additionalProperties: false },
);
const query = Type.Object(
  {
    check: Type.Optional(
      Type.Enum(['true', 'false'], {
        description: '`true`: only says whether they may be declared, and stores nothing.',
        default: 'false',
      }),
    ),
  },
  { additionalProperties: false },
);
const declared = Type.Object({ minutes: Type.Integer() });

export interface CoverageOptions {
  write: (lines: Lines) => Promise<WriteOutcome>;
  clock: Clock;
  /** How long InfluxDB keeps transactions. */
  retentionDays: number;
}

const longestMs = 31 * dayMs;

/** POST /v1/coverage: declares past minutes watched in full, so that no transaction in one means none happened. */
export const coverageRoute: FastifyPluginCallback<CoverageOptions> = (app, options, done) => {
  const { write, clock, retentionDays } = options;
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/v1/coverage',
    {
      onRequest: app.requireScope('admin'),
      schema: {
        summary: 'Declare past minutes covered',
        description:
          'For data that comes after the fact, such as a replay: a minute is judged only when it was watched in full.',
        querystring: query,
        body,
        response: { 200: declared, 202: declared, ...errorResponses, ...writeErrorResponses },
      },
    },
    async ({ body: { from, to, by }, query: { check } }, reply) => {
      const [start, end] = [instant('from', from), instant('to', to)];
      if (start >= end) throw new BadBodyError('/from must be before /to');
      if (end - start > longestMs)
        throw new BadBodyError(`at most ${String(longestMs / dayMs)} days at once`);
      if (end > minuteStart(clock.now()))
        throw new BadBodyError('/to must not be after the last closed minute');
      if (start < clock.now() - retentionDays * dayMs)
        throw new BadBodyError(`/from is older than the ${String(retentionDays)} days that are kept`);
      const lines = coverageLines(by, start, end);
      if (check === 'true') return reply.code(200).send({ minutes: lines.count });
      const { queued, refused } = await write(lines);
      const [reason] = refused.values();
      if (reason !== undefined)
        throw new RefusedByDatabaseError(
          `InfluxDB refused ${String(refused.size)} of ${String(lines.count)} minutes, which are dead letters now: ${reason}`,
        );
      return reply.code(queued > 0 ? 202 : 200).send({ minutes: lines.count });
    },
  );
  done();
};

function instant(name: string, text: string): number {
  const time = parseTime(text);
  if (typeof time === 'string') throw new BadBodyError(`/${name} ${time}`);
  if (time.ms % minuteMs !== 0) throw new BadBodyError(`/${name} must be a whole minute`);
  return time.ms;
}
