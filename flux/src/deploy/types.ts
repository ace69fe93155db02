import type { Model } from '../model/types.js';

export interface DeployOptions {
  model: Model;
  /** `shard` has rollup alone, `hub` everything but rollup. Default: all. */
  role?: 'single' | 'shard' | 'hub';
  shard?: string;
  /** Retention in days; default 30 and 400. */
  transactionsDays?: number;
  analyticsDays?: number;
  /** Reports what would be done and does nothing. */
  dryRun?: boolean;
}

export type Change = 'created' | 'updated' | 'unchanged' | 'removed';

export interface DeployReport {
  buckets: Array<{ name: string; change: Change }>;
  tasks: Array<{
    name: string;
    change: Change;
    /** Hash of the model it had before, where it had one. */ previousModel?: string;
  }>;
  model: string;
}
