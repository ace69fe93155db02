import { isId } from '../storage/ids.js';
import { ApiError } from './errors.js';
import { isAllowed } from './permissions.js';
import type { FastifyRequest } from 'fastify';
import type { ServerContext } from './context.js';
import type { Caller } from './permissions.js';
import type { Bucket } from '../storage/types.js';

/** What a request says, checked in InfluxDB's words. */

type Query = Record<string, string | string[] | undefined>;

/** A parameter of the query string; of several the first. An empty one counts as none, as clients fill in what they have not. */
export function parameter(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Query)[name];
  return (Array.isArray(value) ? value[0] : value) || undefined;
}

/** A whole number of the query string, from `least` to `most`. */
export function numberParameter(
  request: FastifyRequest,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const text = parameter(request, name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new ApiError('invalid', `${name} must be a whole number from ${least} to ${most}, not ${text}`);
  }
  return value;
}

/** The id in the path. */
export function pathId(request: FastifyRequest, name = 'id'): string {
  return checkedId((request.params as Record<string, string>)[name] ?? '');
}

/** An id of the query string. */
export function idParameter(request: FastifyRequest, name: string): string | undefined {
  const id = parameter(request, name);
  return id === undefined ? undefined : checkedId(id);
}

/** The text, where it is an id. */
export function checkedId(text: string): string {
  if (text.length !== 16) throw new ApiError('invalid', 'id must have a length of 16 bytes');
  if (!isId(text)) throw new ApiError('invalid', 'invalid ID');
  return text;
}

/** `true` or `false` of the query string; false where it is not there. */
export function flagParameter(request: FastifyRequest, name: string): boolean {
  const text = parameter(request, name) ?? 'false';
  if (text !== 'true' && text !== 'false')
    throw new ApiError('invalid', `${name} must be true or false, not ${text}`);
  return text === 'true';
}

/** The address of a list: that which was asked for, with some parameters changed; undefined takes one off. */
export function listLink(
  request: FastifyRequest,
  changes: Record<string, string | number | boolean | undefined>,
): string {
  const parameters = new URLSearchParams();
  for (const name of Object.keys(request.query as Query)) {
    const value = parameter(request, name);
    if (value !== undefined) parameters.set(name, value);
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) parameters.delete(name);
    else parameters.set(name, String(value));
  }
  parameters.sort();
  return `${request.url.split('?')[0]}?${parameters.toString()}`;
}

/** A member that is a string or absent. */
export function textMember(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new ApiError('invalid', `failed to unmarshal json: "${name}" must be a string`);
  return value;
}

/** Throws where `org` (a name or an id) or `orgID` names another organisation than ours, or neither is given. */
export function requireOrg(request: FastifyRequest, { org }: ServerContext): void {
  const byName = parameter(request, 'org');
  const byId = parameter(request, 'orgID');
  if (byName === undefined && byId === undefined)
    throw new ApiError('invalid', 'Please provide either orgID or org');
  checkOrg(byName, byId, org);
}

/** Throws where an organisation is named that is not ours. */
export function checkOrg(
  byName: string | undefined,
  byId: string | undefined,
  org: ServerContext['org'],
): void {
  if (byId !== undefined && byId !== '' && byId !== org.id)
    throw new ApiError('not found', 'organization not found');
  if (byName !== undefined && byName !== '' && byName !== org.name && byName !== org.id) {
    throw new ApiError('not found', `organization name "${byName}" not found`);
  }
}

/** The bucket of `bucket` or `bucketID`, by name or id. */
export function requestedBucket(request: FastifyRequest, { store }: ServerContext): Bucket {
  const wanted = parameter(request, 'bucket') ?? parameter(request, 'bucketID') ?? '';
  const bucket = store.buckets.byName(wanted) ?? store.buckets.byId(wanted);
  if (bucket) return bucket;
  throw new ApiError('not found', wanted === '' ? 'bucket not found' : `bucket "${wanted}" not found`);
}

/** Throws `write:orgs/ID/buckets is unauthorized` and its like. */
export function requirePermission(
  caller: Caller,
  { org }: ServerContext,
  action: 'read' | 'write',
  type: string,
  id?: string,
): void {
  if (isAllowed(caller, action, type, id)) return;
  const resource = id === undefined ? type : `${type}/${id}`;
  throw new ApiError('unauthorized', `${action}:orgs/${org.id}/${resource} is unauthorized`);
}
