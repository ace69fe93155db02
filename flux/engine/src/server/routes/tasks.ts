import { TaskNotFoundError, TaskOptionsError } from '../../tasks/errors.js';
import { FluxError } from '../../eval/errors.js';
import { omit } from '../../tasks/omit.js';
import { readJson } from '../body.js';
import { ApiError } from '../errors.js';
import {
  checkOrg,
  idParameter,
  listLink,
  numberParameter,
  parameter,
  pathId,
  requirePermission,
  textMember,
} from '../requests.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.js';
import type { Task, TaskStatus } from '../../tasks/types.js';

/** Tasks: list, make, read, change, remove. */
export function taskRoutes(app: FastifyInstance, context: ServerContext): void {
  const { tasks } = context;
  app.get('/api/v2/tasks', (request) => listTasks(request, context));
  app.post('/api/v2/tasks', async (request, reply) => {
    requirePermission(request.caller, context, 'write', 'tasks');
    const body = await readJson(request);
    checkTaskOrg(body, context);
    const flux = textMember(body, 'flux');
    if (!flux) throw new ApiError('invalid', 'failed to decode request: missing flux');
    const status = readStatus(body);
    const description = textMember(body, 'description');
    const task = await optionsChecked(() =>
      tasks.create({
        flux,
        ...(status === undefined ? {} : { status }),
        ...(description === undefined ? {} : { description }),
        authorizationId: request.caller.authorizationId,
      }),
    );
    return reply.code(201).send(taskJson(task, context));
  });
  app.get('/api/v2/tasks/:id', (request) => {
    requirePermission(request.caller, context, 'read', 'tasks');
    return taskJson(
      found('find', () => tasks.get(pathId(request))),
      context,
    );
  });
  app.patch('/api/v2/tasks/:id', async (request) => {
    requirePermission(request.caller, context, 'write', 'tasks');
    const id = pathId(request);
    found('find', () => tasks.get(id));
    const change = readChange(await readJson(request));
    const { authorizationId } = request.caller;
    return taskJson(await optionsChecked(() => tasks.update(id, { ...change, authorizationId })), context);
  });
  app.delete('/api/v2/tasks/:id', async (request, reply) => {
    requirePermission(request.caller, context, 'write', 'tasks');
    const id = pathId(request);
    found('delete', () => tasks.get(id));
    await tasks.remove(id);
    return reply.code(204).send();
  });
  for (const part of ['labels', 'members', 'owners']) {
    app.get(`/api/v2/tasks/:id/${part}`, (request) => {
      requirePermission(request.caller, context, 'read', 'tasks');
      const { id } = found('find', () => tasks.get(pathId(request)));
      return part === 'labels'
        ? { links: { self: '/api/v2/labels' }, labels: [] }
        : { links: { self: `/api/v2/tasks/${id}/${part}` }, users: [] };
    });
  }
}

/** Runs what throws TaskNotFoundError and says what was tried. */
export function found<T>(doing: string, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (error instanceof TaskNotFoundError)
      throw new ApiError('not found', `failed to ${doing} task: task not found`);
    throw error;
  }
}

async function optionsChecked<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TaskOptionsError || error instanceof FluxError) {
      throw new ApiError('invalid', `invalid options: ${error.message}`);
    }
    throw error;
  }
}

function checkTaskOrg(body: Record<string, unknown>, { org }: ServerContext): void {
  const byId = textMember(body, 'orgID');
  const byName = textMember(body, 'org');
  if (byId === undefined && byName === undefined) {
    throw new ApiError('invalid', 'failed to decode request: missing orgID and org name');
  }
  try {
    checkOrg(byName, byId, org);
  } catch {
    throw new ApiError('not found', 'could not identify organization: organization not found');
  }
}

function readStatus(body: Record<string, unknown>): TaskStatus | undefined {
  const status = textMember(body, 'status');
  if (status === undefined || status === 'active' || status === 'inactive') return status;
  throw new ApiError('invalid', `failed to decode request: invalid task status: ${JSON.stringify(status)}`);
}

function readChange(body: Record<string, unknown>) {
  const change: Record<string, string> = {};
  for (const name of ['flux', 'name', 'description', 'every', 'cron', 'offset']) {
    const value = textMember(body, name);
    if (value !== undefined) change[name] = value;
  }
  const status = readStatus(body);
  return { ...change, ...(status === undefined ? {} : { status }) };
}

function listTasks(request: FastifyRequest, context: ServerContext): unknown {
  requirePermission(request.caller, context, 'read', 'tasks');
  const limit = numberParameter(request, 'limit', { least: 1, most: 500, otherwise: 100 });
  checkOrg(parameter(request, 'org'), parameter(request, 'orgID'), context.org);
  const name = parameter(request, 'name');
  const status = parameter(request, 'status');
  const after = idParameter(request, 'after');
  const matching = context.tasks
    .list()
    .filter(
      (task) =>
        (name === undefined || task.name === name) && (status === undefined || task.status === status),
    )
    .filter((task) => after === undefined || task.id > after);
  const page = matching.slice(0, limit);
  const query = (from: string | undefined) => listLink(request, { after: from, limit });
  const last = page.at(-1);
  return {
    links: { self: query(after), ...(last && matching.length > limit ? { next: query(last.id) } : {}) },
    tasks: page.map((task) => taskJson(task, context)),
  };
}

function taskJson(task: Task, { org, user }: ServerContext): unknown {
  const { id, name, description, status, flux, every, cron, offset, ...times } = omit(
    task,
    'authorizationId',
  );
  const self = `/api/v2/tasks/${id}`;
  const parts = ['labels', 'logs', 'members', 'owners', 'runs'];
  return {
    links: { ...Object.fromEntries(parts.map((part) => [part, `${self}/${part}`])), self },
    labels: [],
    id,
    orgID: org.id,
    org: org.name,
    ownerID: user.id,
    name,
    description,
    status,
    flux,
    every,
    cron,
    offset,
    ...times,
  };
}
