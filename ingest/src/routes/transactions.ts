import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyError, FastifyPluginCallback, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Clock } from '../clock.js';
import { BadBodyError, BadQueryError, BrokenOffError } from '../errors.js';
import type { Intake } from '../intake/intake.js';
import { emptyResult, takeStream, type StreamResult } from '../intake/stream.js';
import type { Metrics } from '../metrics/metrics.js';
import { CsvHeaderError, parseCsv } from '../parse/csv.js';
import { limitBody } from '../parse/limit.js';
import { parseNdjson } from '../parse/ndjson.js';
import { packedError } from '../parse/packed.js';
import type { Recommends } from '../recommend/types.js';
import type { ReadContext, TransactionReader } from '../transaction/reader.js';
import { largestArray, transactionSchema } from '../transaction/schema.js';
import { parseDate } from '../transaction/time.js';
import { findZone } from '../transaction/zone.js';
import { takeItems, type TakenItems } from './take-items.js';
import { errorResponses, errorSchema, recommendationSchema, writeErrorResponses } from './schemas.js';

export interface TransactionsOptions {
  intake: Intake;
  reader: TransactionReader;
  recommender: Recommends;
  metrics: Metrics;
  clock: Clock;
  tags: readonly string[];
  streamBytes: number;
}

/** Bytes of a JSON body; 10,000 transactions with all fields fit. */
const jsonBytes = 8 * 1024 * 1024;
/** Bytes of one line of NDJSON or CSV. */
const longestLine = 16 * 1024;
const streamTypes = ['application/x-ndjson', 'application/ndjson', 'text/csv'];

const flag = (description: string) =>
  Type.Optional(Type.Enum(['true', 'false'], { description, default: 'true' }));

const query = Type.Object(
  {
    recommend: flag('`false`: no recommendation in the reply, which is quicker.'),
    date: Type.Optional(
      Type.String({ description: 'Day of times such as `15h 04`.', examples: ['2026-01-31'], maxLength: 10 }),
    ),
    tz: Type.Optional(
      Type.String({
        description: 'Zone of times that name none: IANA name or offset. Default: UTC.',
        examples: ['Europe/Berlin'],
        maxLength: 64,
      }),
    ),
    recompute: flag('`false`: the analytics of late data are not computed again by themselves.'),
  },
  { additionalProperties: false },
);
type Query = Static<typeof query>;

const reply = Type.Object({
  accepted: Type.Integer({ description: 'Transactions that are stored or queued now.' }),
  duplicates: Type.Integer({ description: 'Transactions that were there already, with the same content.' }),
  rejected: Type.Object({
    total: Type.Integer(),
    first: Type.Array(Type.Object({ line: Type.Integer(), code: Type.String(), message: Type.String() }), {
      description: 'The first 100.',
    }),
  }),
  id: Type.Optional(Type.String({ description: 'The id that was made for a transaction without one.' })),
  ids: Type.Optional(
    Type.Array(Type.String(), { description: 'The ids of an array in which some had none.' }),
  ),
  recommendation: Type.Optional(recommendationSchema),
});

const schema = {
  summary: 'Store transactions and get a recommendation',
  description:
    'JSON: one transaction or an array (all or nothing, but for what InfluxDB alone refuses: `rejected` has it, the rest is stored). NDJSON and CSV are streamed: bad lines are reported, good ones kept. 200: stored. 202: InfluxDB is unreachable, and the transactions wait on disk.',
  querystring: query,
  consumes: ['application/json', ...streamTypes],
  response: {
    200: reply,
    202: reply,
    409: errorSchema,
    ...errorResponses,
    ...writeErrorResponses,
  },
};

/** POST /v1/transactions: one, an array (all or nothing), or a stream of NDJSON or CSV. */
export const transactionsRoute: FastifyPluginCallback<TransactionsOptions> = (app, options, done) => {
  const { intake, reader, recommender, metrics, clock } = options;
  for (const type of streamTypes)
    app.addContentTypeParser(type, (_request, payload, parsed) => parsed(null, payload));

  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/v1/transactions',
    {
      bodyLimit: jsonBytes,
      onRequest: app.requireScope('write'),
      // Items are checked one by one, so that each error names its place.
      config: { documentedBody: describeBody(options.tags) },
      schema,
    },
    async (request, response) => {
      const context = readContext(request.query, clock);
      const recompute = request.query.recompute !== 'false';
      const isStream = isStreamed(request);
      const taken = isStream
        ? await takeStreamed(request, context, recompute)
        : await takeItems(request.body, { intake, reader, metrics, context, recompute });
      const { queued } = taken;
      // What of it belongs into the reply, its schema tells.
      const result: TakenItems & Pick<Static<typeof reply>, 'recommendation'> = taken;
      if (request.query.recommend !== 'false')
        result.recommendation = queued
          ? recommender.unknown(
              'InfluxDB cannot be reached; the transactions wait on disk and will be judged when it can',
            )
          : await recommender.recommend(taken.statuses);
      return response.code(queued ? 202 : 200).send(result);
    },
  );
  done();

  async function takeStreamed(
    request: FastifyRequest,
    context: ReadContext,
    recompute: boolean,
  ): Promise<StreamResult> {
    const body = limitBody(request.body as NodeJS.ReadableStream, options.streamBytes);
    const items =
      contentType(request) === 'text/csv'
        ? parseCsv(body, { tags: options.tags, longest: longestLine })
        : parseNdjson(body, longestLine);
    const result = emptyResult();
    try {
      return await takeStream(
        items,
        { intake, reader, context, recompute, onRejected: (code) => metrics.countRejected(code) },
        result,
      );
    } catch (error) {
      const { received, accepted, duplicates, rejected } = result;
      const left = received - accepted - duplicates - rejected.total;
      if (left > 0) metrics.countRejected((error as FastifyError).code, left);
      // Nobody is there any more to be told.
      if (error instanceof BrokenOffError) request.log.info({ accepted }, error.message);
      throw halfWay(error, result);
    } finally {
      metrics.countResult(result);
    }
  }
};

function contentType(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

/** @throws PackedError */
function isStreamed(request: FastifyRequest): boolean {
  const packed = packedError(request.headers);
  if (packed !== null) throw packed;
  return streamTypes.includes(contentType(request));
}

/** A stream that fails half-way has left something behind; its sender must know how much. */
function halfWay(error: unknown, { accepted, duplicates }: StreamResult): unknown {
  if (error instanceof CsvHeaderError) return new BadBodyError(`line 1: ${error.message}`);
  if (!(error instanceof Error) || accepted + duplicates === 0) return error;
  error.message += ` (${String(accepted)} transactions before it are stored, ${String(duplicates)} were known; what has an id may be sent again)`;
  return error;
}

function readContext(query: Query, clock: Clock): ReadContext {
  const context: ReadContext = { receivedAt: clock.now() };
  if (query.date !== undefined) {
    const date = parseDate(query.date);
    if (date === null) throw new BadQueryError('?date must be a day as YYYY-MM-DD');
    context.date = date;
  }
  if (query.tz !== undefined) {
    const zone = findZone(query.tz);
    if (zone === null)
      throw new BadQueryError(
        '?tz must be a zone’s name (Europe/Berlin) or an offset (+02:00, with + written as %2B)',
      );
    context.zone = zone;
  }
  return context;
}

function describeBody(tags: readonly string[]) {
  const transaction = transactionSchema(tags);
  const example = { id: 'pay-2041', status: 'denied', amount: 19.99 };
  return {
    content: {
      'application/json': {
        schema: Type.Union([transaction, Type.Array(transaction, { maxItems: largestArray })], {
          examples: [example, [example, { status: 'approved', count: 12 }]],
        }),
      },
      'application/x-ndjson': {
        schema: Type.String({
          description: 'One transaction a line.',
          examples: [
            '{"id":"pay-2042","status":"approved"}\n{"id":"pay-2043","status":"failed","count":2}\n',
          ],
        }),
      },
      'text/csv': {
        schema: Type.String({
          description: 'Header: time or timestamp, status, count (F1, f0_), amount, id, configured tags.',
          examples: ['time,status,count\n2026-01-31T15:00:00Z,denied,3\n15h 01,approved,120\n'],
        }),
      },
    },
  };
}
