import type { Model } from '../model/types.js';
import type { Connection } from '../query/types.js';
import type { RetentionPlan } from './retention.js';
import type { Role } from './tasks.js';

export interface DeployOptions {
  model: Model;
  /** `shard` has rollup alone, `hub` everything but rollup, and the roll of its shards, `single` all. Default: what is deployed, else `single`. */
  role?: Role;
  /** A shard's name. Default: the one under which it is deployed. */
  shard?: string;
  /** Where a shard replicates what it counts to. */
  hub?: Connection;
  /** Bytes that may wait on a shard's disk while the hub is away; default 512 MiB. */
  queueBytes?: number;
  /** Seconds after a minute's close from which a hub waits no longer for a shard's report; default 20. */
  timeoutSeconds?: number;
  /** Retention in days; default: what a bucket has, of a new one 30 and 400. */
  transactionsDays?: number;
  analyticsDays?: number;
  /** The buckets whose retention may be shortened, which deletes what is older. Default: none. */
  shorten?: ReadonlyArray<'transactions' | 'analytics'>;
  /** Reports what would be done and does nothing. */
  dryRun?: boolean;
}

export type Change = 'created' | 'updated' | 'unchanged' | 'removed';

export interface BucketReport extends RetentionPlan {
  name: string;
}

export interface DeployReport {
  role: Role;
  buckets: BucketReport[];
  tasks: Array<{
    name: string;
    change: Change;
    /** Hash of the model it had before, where it had one. */ previousModel?: string;
  }>;
  /** A shard's replication to its hub. */
  replication?: ReplicationReport;
  model: string;
}

export interface ReplicationReport {
  /** Address of the hub. */
  to: string;
  /** The connection to the hub, and the replication of the analytics bucket over it. */
  remote: Change;
  replication: Change;
}
