import { hubStatus, shardStatus, type ShardStatus } from '../deploy/status.js';
import { deployedAs, type Role } from '../deploy/tasks.js';
import { ConfigurationError } from '../errors.js';
import type { Model } from '../model/types.js';
import type { Connection } from '../query/types.js';

export interface StatusRequest {
  /** Default: what is deployed. */
  role?: Role;
  hub: Connection | null;
  /** A shard's name. */
  shard: string;
  model: Model;
  now: Date;
  timeoutSeconds: number;
}

export interface Status {
  role: Role;
  /** The database that was asked. */
  url: string;
  shards: ShardStatus[];
}

/** @throws ConfigurationError where there are no shards to tell of, or a shard's settings are missing */
export async function readStatus(connection: Connection, request: StatusRequest): Promise<Status> {
  const role = request.role ?? (await deployedAs(connection))?.role ?? 'single';
  const { url } = connection;
  if (role === 'single')
    throw new ConfigurationError(
      '--status tells of shards, and this is a single database: give --role shard or --role hub, or look at /ready',
    );
  if (role === 'hub') return { role, url, shards: await hubStatus(connection, request) };
  const { hub, shard } = request;
  if (hub === null || shard === '')
    throw new ConfigurationError('the status of a shard needs FIREWATCH_SHARD, HUB_URL and HUB_TOKEN');
  return { role, url, shards: [await shardStatus(connection, { ...request, hub, shard })] };
}
