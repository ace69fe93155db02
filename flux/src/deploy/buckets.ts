import { HttpError } from '@influxdata/influxdb-client';
import { BucketsAPI, type Bucket } from '@influxdata/influxdb-client-apis';
import { abortable } from '../query/abort.js';
import { influx } from '../query/client.js';
import type { Connection } from '../query/types.js';
import { planRetention, type Retention } from './retention.js';
import type { BucketReport } from './types.js';

const day = 86_400;

/** The bucket of that name; null where there is none. @throws HttpError when InfluxDB does not tell */
export async function findBucket(
  connection: Connection,
  name: string,
  signal?: AbortSignal,
): Promise<Bucket | null> {
  const api = new BucketsAPI(influx(connection));
  try {
    const { buckets } = await api.getBuckets({ org: connection.org, name }, abortable(signal));
    return buckets?.find((bucket) => bucket.name === name) ?? null;
  } catch (error) {
    if (error instanceof HttpError && error.statusCode === 404) return null;
    throw error;
  }
}

/** Creates a bucket, or gives it the retention that is wanted; says what was, or on a dry run would be, done. */
export async function putBucket(
  connection: Connection,
  { orgID, name, retention, dryRun }: { orgID: string; name: string; retention: Retention; dryRun: boolean },
): Promise<BucketReport> {
  const api = new BucketsAPI(influx(connection));
  const found = await findBucket(connection, name);
  const present = found === null ? undefined : (found.retentionRules[0]?.everySeconds ?? 0) / day || null;
  const plan = planRetention(present, retention);
  const retentionRules = [{ type: 'expire' as const, everySeconds: (plan.days ?? 0) * day }];
  if (!dryRun && plan.change === 'created') await api.postBuckets({ body: { orgID, name, retentionRules } });
  if (!dryRun && plan.change === 'updated' && found?.id !== undefined)
    await api.patchBucketsID({ bucketID: found.id, body: { retentionRules } });
  return { name, ...plan };
}
