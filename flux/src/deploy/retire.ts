import type { Model } from '../model/types.js';
import { influx } from '../query/client.js';
import { ConfigurationError } from '../errors.js';
import type { Connection } from '../query/types.js';
import { hubStatus } from './status.js';

export interface RetireOptions {
  model: Model;
  shard: string;
  /** From when on minutes are judged without the shard; null: it is back in service. */
  until: Date | null;
}

/**
 * Tells a hub that a shard is out of service for good, so that minutes are judged without it, or that it is back.
 * @throws ConfigurationError where the hub knows no shard of that name
 */
export async function retireShard(
  connection: Connection,
  { model, shard, until }: RetireOptions,
): Promise<void> {
  const known = await hubStatus(connection, { model, now: until ?? new Date(), timeoutSeconds: 0 });
  if (!known.some((one) => one.shard === shard))
    throw new ConfigurationError(
      `the hub knows no shard "${shard}"; it knows ${known.map((one) => one.shard).join(', ') || 'none'}`,
    );
  const api = influx(connection).getWriteApi(connection.org, model.constants.analyticsBucket, 's', {
    maxRetries: 0,
  });
  const seconds = until === null ? 0 : Math.floor(until.getTime() / 60_000) * 60;
  api.writeRecord(`shard,shard=${shard.replace(/[ ,=]/g, '\\$&')} until=${String(seconds)}i`);
  await api.close();
}
