import type { Difference } from './difference.js';

export type Kind =
  'folder' | 'template' | 'mute timing' | 'contact point' | 'rule' | 'group interval' | 'dashboard';

/** What is done, or would be done, with one thing. */
export interface Step {
  kind: Kind;
  name: string;
  /** kept: someone changed it, and it is left alone. */
  action: 'create' | 'update' | 'overwrite' | 'kept' | 'unchanged';
  /** Where Grafana's differs from ours; empty where it is new or the same. */
  differences: Difference[];
  /** Writes it; not called for a dry run. */
  write?: () => Promise<void>;
}

export interface ProvisionReport {
  grafana: string;
  version: string;
  steps: Array<Omit<Step, 'write'>>;
  /** What is missing or to be known, in whole sentences. */
  notes: string[];
}
