import { createHash } from 'node:crypto';
import {
  BucketsAPI,
  RemotesAPI,
  ReplicationsAPI,
  type RemoteConnection,
  type Replication,
} from '@influxdata/influxdb-client-apis';
import { ConfigurationError } from '../errors.js';
import { influx } from '../query/client.js';
import type { Connection } from '../query/types.js';
import { organisationId } from './organisation.js';
import type { Change, ReplicationReport } from './types.js';

/** The remote and the replication are found by this name. */
export const replicationName = 'firewatch-hub';
/** What waited longer than this is dropped by InfluxDB. */
const longestWaitSeconds = 30 * 86_400;

export interface ReplicateOptions {
  orgID: string;
  hub: Connection;
  /** Replicated into the hub's bucket of the same name. */
  bucket: string;
  queueBytes: number;
  dryRun: boolean;
}

/**
 * Replicates a shard's bucket to the hub, by InfluxDB's own means. Running it again changes nothing.
 * @throws ConfigurationError where the hub does not answer, lets the token not in or lacks the bucket, and where this
 * database cannot replicate
 */
export async function replicate(
  connection: Connection,
  options: ReplicateOptions,
): Promise<ReplicationReport> {
  const { orgID, hub, bucket, dryRun } = options;
  const target = await hubTarget(hub, bucket);
  const localBucketID = await bucketId(connection, orgID, bucket).catch((error: unknown) => {
    // On a dry run the bucket of a new shard is not there yet.
    if (dryRun && error instanceof MissingBucket) return null;
    throw error;
  });
  const remote = await putRemote(connection, { ...options, remoteOrgID: target.orgID });
  const wanted = {
    remoteBucketID: target.bucketID,
    maxQueueSizeBytes: options.queueBytes,
    dropNonRetryableData: false,
    maxAgeSeconds: longestWaitSeconds,
  };
  const present = await findReplication(connection, orgID);
  const api = new ReplicationsAPI(influx(connection));
  const report = (replication: Change): ReplicationReport => ({
    to: hub.url,
    remote: remote.change,
    replication,
  });
  if (present !== undefined && present.localBucketID === localBucketID && remote.id !== '') {
    const same = Object.entries(wanted).every(([key, value]) => present[key as keyof Replication] === value);
    if (same && present.remoteID === remote.id) return report('unchanged');
    const body = { ...wanted, remoteID: remote.id };
    if (!dryRun) await api.patchReplicationByID({ replicationID: present.id, body });
    return report('updated');
  }
  // A replication cannot be moved to another bucket of this database.
  if (present !== undefined && !dryRun) await api.deleteReplicationByID({ replicationID: present.id });
  if (!dryRun && localBucketID !== null)
    await api.postReplication({
      body: { ...wanted, name: replicationName, orgID, remoteID: remote.id, localBucketID },
    });
  return report('created');
}

/**
 * Ends the replication of what is a shard no longer, with what waits in its queue.
 * @returns null where there was none
 */
export async function stopReplicating(
  connection: Connection,
  { orgID, dryRun }: { orgID: string; dryRun: boolean },
): Promise<ReplicationReport | null> {
  const present = await findReplication(connection, orgID).catch((error: unknown) => {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  });
  if (present === undefined) return null;
  const remotes = new RemotesAPI(influx(connection));
  const { remoteURL } = await remotes.getRemoteConnectionByID({ remoteID: present.remoteID });
  if (!dryRun) {
    await new ReplicationsAPI(influx(connection)).deleteReplicationByID({ replicationID: present.id });
    await remotes.deleteRemoteConnectionByID({ remoteID: present.remoteID });
  }
  return { to: remoteURL, remote: 'removed', replication: 'removed' };
}

/**
 * The replication as InfluxDB has it; undefined where there is none.
 * @throws ConfigurationError where this database cannot replicate
 */
export async function findReplication(
  connection: Connection,
  orgID: string,
): Promise<Replication | undefined> {
  const api = new ReplicationsAPI(influx(connection));
  const { replications } = await api.getReplications({ orgID, name: replicationName }).catch(cannotReplicate);
  return replications?.[0];
}

async function putRemote(
  connection: Connection,
  { orgID, hub, dryRun, remoteOrgID }: ReplicateOptions & { remoteOrgID: string },
): Promise<{ id: string; change: Change }> {
  const api = new RemotesAPI(influx(connection));
  const { remotes } = await api.getRemoteConnections({ orgID, name: replicationName }).catch(cannotReplicate);
  const present = remotes?.[0];
  // InfluxDB does not show the token it has; its fingerprint tells whether it is the one that is wanted.
  const description = `Firewatch: analytics to the hub (token ${fingerprint(hub.token)})`;
  const wanted = { remoteURL: hub.url, remoteOrgID, allowInsecureTLS: false, description };
  const body = { ...wanted, remoteAPIToken: hub.token };
  if (present === undefined) {
    if (dryRun) return { id: '', change: 'created' };
    const made = await api.postRemoteConnection({ body: { ...body, name: replicationName, orgID } });
    return { id: made.id, change: 'created' };
  }
  const same = Object.entries(wanted).every(
    ([key, value]) => present[key as keyof RemoteConnection] === value,
  );
  if (same) return { id: present.id, change: 'unchanged' };
  if (!dryRun) await api.patchRemoteConnectionByID({ remoteID: present.id, body });
  return { id: present.id, change: 'updated' };
}

function fingerprint(token: string): string {
  return createHash('sha256').update(`firewatch-hub ${token}`).digest('hex').slice(0, 12);
}

/**
 * Where on the hub a bucket goes to.
 * @throws ConfigurationError where the hub does not answer, lets the token not in or lacks the bucket
 */
export async function hubTarget(
  hub: Connection,
  bucket: string,
): Promise<{ orgID: string; bucketID: string }> {
  try {
    const orgID = await organisationId(hub, 'HUB_ORG');
    return { orgID, bucketID: await bucketId(hub, orgID, bucket) };
  } catch (error) {
    if (error instanceof MissingBucket)
      throw new ConfigurationError(
        `the hub at ${hub.url} has no bucket "${bucket}": run \`firewatch deploy --role hub\` there first`,
      );
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(
      `the hub at ${hub.url} cannot be asked (HUB_URL, HUB_TOKEN): ${(error as Error).message}`,
      { cause: error },
    );
  }
}

class MissingBucket extends Error {}

async function bucketId(connection: Connection, orgID: string, name: string): Promise<string> {
  const { buckets } = await new BucketsAPI(influx(connection)).getBuckets({ orgID, limit: 100 });
  const id = buckets?.find((b) => b.name === name)?.id;
  if (id === undefined) throw new MissingBucket(`there is no bucket "${name}"`);
  return id;
}

function cannotReplicate(error: Error & { statusCode?: number }): never {
  if (error.statusCode !== 404) throw error;
  throw new ConfigurationError(
    'this database cannot replicate: a shard needs an InfluxDB 2.3 or later of its own (INFLUX_URL)',
    { cause: error },
  );
}
