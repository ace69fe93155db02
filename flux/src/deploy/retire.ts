import type { Model } from '../model/types.js';
import { influx } from '../query/client.js';
import { ConfigurationError } from '../errors.js';
import type { Connection } from '../query/types.js';
import { hubStatus } from './status.js';

export interface RetireOptions {
  model: Model;
  shard: string;
  /** True: from `at` on minutes are judged without the shard; false: from `at` on they wait for it again. */
  retired: boolean;
  at: Date;
}

/**
 * Tells a hub that a shard is out of service for good, so that minutes are judged without it, or that it is back. The hub
 * keeps both: the minutes between are judged without it also when they are judged again.
 * @throws ConfigurationError where the hub knows no shard of that name
 */
export async function retireShard(
  connection: Connection,
  { model, shard, retired, at }: RetireOptions,
): Promise<void> {
  const known = await hubStatus(connection, { model, now: at, timeoutSeconds: 0 });
  if (!known.some((one) => one.shard === shard))
    throw new ConfigurationError(
      `the hub knows no shard "${shard}"; it knows ${known.map((one) => one.shard).join(', ') || 'none'}`,
    );
  const api = influx(connection).getWriteApi(connection.org, model.constants.analyticsBucket, 's', {
    maxRetries: 0,
  });
  const until = retired ? Math.floor(at.getTime() / 60_000) * 60 : 0;
  const time = Math.floor(at.getTime() / 1000);
  api.writeRecord(`shard,shard=${shard.replace(/[ ,=]/g, '\\$&')} until=${String(until)}i ${String(time)}`);
  await api.close();
}
