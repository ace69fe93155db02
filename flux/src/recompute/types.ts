import type { Role } from '../deploy/tasks.js';
import type { Model } from '../model/types.js';

export interface Progress {
  /** Minutes done and to do. */
  done: number;
  total: number;
  /** End of the last finished block. */
  at: Date;
}

export interface RecomputeOptions {
  /** First minute; truncated to the minute. */
  from: Date;
  /** End, exclusive; truncated to the minute. */
  to: Date;
  model: Model;
  /** What this store does; default: what is deployed there, without a server `single`. */
  role?: Role;
  /** This store's shard, where none is deployed; default `0`. */
  shard?: string;
  /** Notes in the store how far it has come, and takes up an earlier run of the same range there. Default false. */
  resume?: boolean;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

export interface RecomputeReport {
  from: Date;
  to: Date;
  /** Minutes computed in this run. */
  minutes: number;
  /** Where an earlier run was taken up. */
  resumedAt?: Date;
}
