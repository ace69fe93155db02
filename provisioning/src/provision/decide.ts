import type { Difference } from './difference.js';
import type { Step } from './types.js';

/** What happens to something that exists already. */
export function decide(differences: Difference[], changedByPeople: boolean, force: boolean): Step['action'] {
  if (differences.length === 0) return 'unchanged';
  if (!changedByPeople) return 'update';
  return force ? 'overwrite' : 'kept';
}

export function writes(action: Step['action']): boolean {
  return action === 'create' || action === 'update' || action === 'overwrite';
}
