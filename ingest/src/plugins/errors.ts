import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import fp from 'fastify-plugin';
import {
  BadBodyError,
  BadQueryError,
  ContentTypeError,
  InternalError,
  MethodError,
  NotFoundError,
  TooLargeError,
  type ErrorDetail,
} from '../errors.js';
import { secondMs } from '../clock.js';
import type { Clock } from '../clock.js';
import { printable } from '../transaction/printable.js';
import { seldom } from './seldom.js';

/** An error as it leaves the service. */
interface ErrorBody {
  statusCode: number;
  code: string;
  error: string;
  message: string;
  details?: ErrorDetail[];
}

/** Seconds after which a refused request may be sent again. */
const retryAfterSeconds = 2;

/** A full queue or an overload refuses every request: a line each would bury what the log is for. */
const sameErrorMs = 10 * secondMs;

export interface ErrorOptions {
  clock: Clock;
  /** Told the code of each request with transactions that was refused before they were read. */
  countRefused: (code: string) => void;
  /** Told when transactions could not be taken through no fault of their sender. */
  onUnserved: () => void;
}

/** What refuses a whole request; of single transactions whoever reads them keeps count. */
const ofWholeRequests = new Set([
  'FW_TOO_LARGE',
  'FW_CONTENT_TYPE',
  'FW_RATE_LIMIT',
  'FW_BAD_BODY',
  'FW_OVERLOADED',
]);

/** Brings every error into one shape, with our codes; what went wrong inside stays in the log. */
export default fp<ErrorOptions>(
  (app: FastifyInstance, { clock, countRefused, onUnserved }, done) => {
    const tell = seldom(clock, sameErrorMs);
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const known = translate(error);
      if (known instanceof InternalError) request.log.error({ err: error }, 'request failed');
      // Whoever has left gave the query up himself: InfluxDB is not to blame.
      else if ((known.statusCode ?? 500) >= 500 && !reply.raw.destroyed) {
        const leftOut = tell(known.code);
        if (leftOut !== undefined)
          request.log.warn({ code: known.code, ...(leftOut > 0 ? { leftOut } : {}) }, known.message);
      }
      if (request.routeOptions.url === '/v1/transactions') {
        if (ofWholeRequests.has(known.code)) countRefused(known.code);
        if ((known.statusCode ?? 500) >= 500) onUnserved();
      }
      return sendError(reply, known);
    });
    app.setNotFoundHandler((request: FastifyRequest, reply) => {
      const url = request.url.split('?')[0]!;
      const asked = `there is no ${request.method} ${printable(url)}`;
      const allowed = app.supportedMethods.filter((method) => app.hasRoute({ url, method }));
      if (allowed.length === 0 || allowed.includes(request.method))
        return sendError(reply, new NotFoundError(`${asked}; see /docs`));
      void reply.header('allow', allowed.join(', '));
      return sendError(reply, new MethodError(`${asked}, but ${allowed.join(' and ')}; see /docs`));
    });
    done();
  },
  { name: 'firewatch-errors' },
);

/** Sends an error as the contract has it. */
export function sendError(
  reply: FastifyReply,
  error: FastifyError & { details?: ErrorDetail[] },
): FastifyReply {
  const statusCode = error.statusCode ?? 500;
  if (statusCode === 503 && !reply.hasHeader('retry-after'))
    void reply.header('retry-after', retryAfterSeconds);
  if (statusCode === 401) void reply.header('www-authenticate', 'Bearer realm="firewatch"');
  const body: ErrorBody = {
    statusCode,
    code: error.code,
    error: STATUS_CODES[statusCode] ?? 'Error',
    message: error.message,
    ...(error.details === undefined ? {} : { details: error.details }),
  };
  return reply.code(statusCode).type('application/json; charset=utf-8').send(body);
}

function translate(error: FastifyError): FastifyError {
  if (error.code?.startsWith('FW_')) return error;
  if (error.validation !== undefined) {
    const [first] = error.validation;
    const place = `${error.validationContext ?? 'request'}${first?.instancePath ?? ''}`;
    const extra = first?.params['additionalProperty'];
    const allowed = first?.params['allowedValues'];
    const Wrong = error.validationContext === 'body' ? BadBodyError : BadQueryError;
    return new Wrong(
      `${place} ${first?.message ?? 'is not valid'}${typeof extra === 'string' ? ` (${printable(extra)})` : ''}${Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''}`,
    );
  }
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ContentTypeError('of this request');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new TooLargeError('the body is too large: send fewer transactions at once, or NDJSON');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new BadBodyError('the body is empty: JSON is expected');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new BadBodyError('the body is not as long as Content-Length says');
    default:
      return translateOther(error);
  }
}

function translateOther(error: FastifyError): FastifyError {
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500)
    return Object.assign(new BadBodyError(error.message), { statusCode: status });
  return new InternalError();
}
