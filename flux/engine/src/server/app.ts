import fastify from 'fastify';
import { authenticate } from './authentication.js';
import { bodyLimit } from './body.js';
import { ApiError, internalError, toApiError } from './errors.js';
import { insteadOf } from './out-of-scope.js';
import { authorizationRoutes } from './routes/authorizations.js';
import { bucketRoutes } from './routes/buckets.js';
import { deleteRoutes } from './routes/delete.js';
import { healthRoutes } from './routes/health.js';
import { orgRoutes } from './routes/orgs.js';
import { queryRoutes } from './routes/query.js';
import { rootRoutes } from './routes/root.js';
import { runRoutes } from './routes/runs.js';
import { setupRoutes } from './routes/setup.js';
import { taskRoutes } from './routes/tasks.js';
import { writeRoutes } from './routes/write.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerContext } from './context.js';

const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;|$)/;

/** The HTTP endpoints of InfluxDB 2 over one engine; it does not listen yet. */
export function buildApp(context: ServerContext): FastifyInstance {
  const app = fastify({ bodyLimit, exposeHeadRoutes: false, routerOptions: { ignoreTrailingSlash: true } });
  app.removeAllContentTypeParsers();
  // InfluxDB's clients are free with content types: each route reads its bytes by itself.
  app.addHook('onRequest', (request, _reply, done) => {
    // Fastify refuses a type that is none, even for the parser of all.
    if (!mediaType.test(request.headers['content-type'] ?? '')) delete request.headers['content-type'];
    done();
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onSend', (_request, reply, payload, done) => {
    reply.header('x-influxdb-build', 'OSS').header('x-influxdb-version', context.version);
    done(null, payload);
  });
  app.setErrorHandler((error, _request, reply) => {
    const told = toApiError(error);
    if (!told) context.onError(error);
    return sendError(reply, told ?? internalError());
  });
  app.setNotFoundHandler((request, reply) => sendError(reply, noRoute(app, request)));
  healthRoutes(app, context);
  setupRoutes(app);
  app.register((api, _options, done) => {
    authenticate(api, context);
    for (const routes of [
      rootRoutes,
      writeRoutes,
      queryRoutes,
      orgRoutes,
      bucketRoutes,
      authorizationRoutes,
      taskRoutes,
      runRoutes,
      deleteRoutes,
    ]) {
      routes(api, context);
    }
    done();
  });
  return app;
}

/** A path that is known with other methods tells them. */
function noRoute(app: FastifyInstance, request: FastifyRequest): ApiError {
  const url = request.url.split('?')[0];
  const allowed = ['DELETE', 'GET', 'PATCH', 'POST'].filter((method) => app.hasRoute({ url, method }));
  if (allowed.length === 0) {
    const instead = insteadOf(url ?? '');
    return new ApiError('not found', instead === undefined ? 'path not found' : `path not found: ${instead}`);
  }
  const allow = allowed.join(', ');
  return new ApiError('method not allowed', `allow: ${allow}`, {}, { allow });
}

function sendError(reply: FastifyReply, error: ApiError): FastifyReply {
  return reply
    .code(error.status)
    .headers({ ...error.headers, 'x-platform-error-code': error.code })
    .type('application/json; charset=utf-8')
    .send({ code: error.code, message: error.message, ...error.details });
}
