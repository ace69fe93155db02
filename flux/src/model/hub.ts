import type { Model } from './types.js';

/** More than a model may have: no minute reaches it. */
const noMinute = 1_000_000;

/**
 * The model as a role's scripts have it. On a hub a minute counts as covered only by the roll of its shards: where the
 * roll was not called, nothing is judged, rather than judged by the shards that happen to be there.
 */
export function modelOf(role: 'single' | 'shard' | 'hub', model: Model): Model {
  return role === 'hub' ? { ...model, constants: { ...model.constants, shards: noMinute } } : model;
}
