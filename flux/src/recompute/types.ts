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
  /** This store's shard; default `0`. */
  shard?: string;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}
