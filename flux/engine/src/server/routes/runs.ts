import { InactiveTaskError, RunNotFoundError } from '../../tasks/errors.js';
import { readJson } from '../body.js';
import { ApiError } from '../errors.js';
import {
  idParameter,
  numberParameter,
  parameter,
  pathId,
  requirePermission,
  textMember,
} from '../requests.js';
import { parseRfc3339 } from '../time.js';
import { found } from './tasks.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.js';
import type { Run } from '../../tasks/types.js';

/** What tasks' runs came to, and runs on demand. */
export function runRoutes(app: FastifyInstance, context: ServerContext): void {
  const { tasks } = context;
  const reading = (request: FastifyRequest) => requirePermission(request.caller, context, 'read', 'tasks');
  const writing = (request: FastifyRequest) => requirePermission(request.caller, context, 'write', 'tasks');
  app.get('/api/v2/tasks/:id/runs', (request) => {
    reading(request);
    return listRuns(request, context);
  });
  app.post('/api/v2/tasks/:id/runs', async (request, reply) => {
    writing(request);
    const id = pathId(request);
    const scheduledFor = readScheduledFor(await readJson(request));
    return reply.code(201).send(runJson(answering('force', () => tasks.force(id, scheduledFor))));
  });
  app.get('/api/v2/tasks/:id/logs', (request) => {
    reading(request);
    const runs = found('find', () => tasks.runs(pathId(request)));
    return { events: runs.toReversed().flatMap(({ log }) => log) };
  });
  app.get('/api/v2/tasks/:id/runs/:run', (request) => {
    reading(request);
    return runJson(findRun(request, context));
  });
  app.get('/api/v2/tasks/:id/runs/:run/logs', (request) => {
    reading(request);
    return { events: findRun(request, context).log };
  });
  app.post('/api/v2/tasks/:id/runs/:run/retry', (request) => {
    writing(request);
    return runJson(answering('retry', () => tasks.retry(pathId(request), pathId(request, 'run'))));
  });
  app.delete('/api/v2/tasks/:id/runs/:run', (request, reply) => {
    writing(request);
    answering('cancel', () => tasks.cancel(pathId(request), pathId(request, 'run')));
    return reply.code(204).send();
  });
}

function findRun(request: FastifyRequest, { tasks }: ServerContext): Run {
  return answering('find', () => tasks.findRun(pathId(request), pathId(request, 'run')));
}

function answering<T>(doing: string, run: () => T): T {
  try {
    return found('find', run);
  } catch (error) {
    if (error instanceof RunNotFoundError)
      throw new ApiError('not found', `failed to ${doing} run: run not found`);
    if (error instanceof InactiveTaskError)
      throw new ApiError('invalid', `failed to ${doing} run: inactive task`);
    throw error;
  }
}

function listRuns(request: FastifyRequest, { tasks }: ServerContext): unknown {
  const id = pathId(request);
  const limit = numberParameter(request, 'limit', { least: 1, most: 500, otherwise: 100 });
  const after = idParameter(request, 'after');
  const afterTime = timeParameter(request, 'afterTime');
  const beforeTime = timeParameter(request, 'beforeTime');
  const runs = found('find', () => tasks.runs(id))
    .filter((run) => after === undefined || run.id < after)
    .filter((run) => afterTime === undefined || Date.parse(run.scheduledFor) > afterTime)
    .filter((run) => beforeTime === undefined || Date.parse(run.scheduledFor) < beforeTime)
    .slice(0, limit);
  const self = `/api/v2/tasks/${id}`;
  return { links: { self: `${self}/runs`, task: self }, runs: runs.map(runJson) };
}

function timeParameter(request: FastifyRequest, name: string): number | undefined {
  const text = parameter(request, name);
  if (text === undefined) return undefined;
  const time = parseRfc3339(text);
  if (time === undefined)
    throw new ApiError('invalid', `failed to decode request: ${name} must be a time in RFC 3339`);
  return Number(time / 1_000_000n);
}

function readScheduledFor(body: Record<string, unknown>): number | undefined {
  const text = textMember(body, 'scheduledFor');
  if (text === undefined) return undefined;
  const time = parseRfc3339(text);
  if (time === undefined)
    throw new ApiError('invalid', 'failed to decode request: scheduledFor must be a time in RFC 3339');
  return Number(time / 1_000_000n);
}

function runJson(run: Run): unknown {
  const task = `/api/v2/tasks/${run.taskID}`;
  const self = `${task}/runs/${run.id}`;
  return { links: { logs: `${self}/logs`, retry: `${self}/retry`, self, task }, ...run };
}
