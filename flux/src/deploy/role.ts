import { ConfigurationError } from '../errors.js';
import type { Role } from './tasks.js';

export interface RoleWishes {
  /** Asked for by whoever deploys. */
  asked?: Role | undefined;
  /** What the settings say. */
  configured?: Role | undefined;
  /** What the database is; null: nothing yet. */
  deployed: Role | null;
}

/**
 * The role that a database is to be given: what it has, unless another is asked for. Another role takes tasks away, and of
 * a shard the queue with the counts that the hub lacks, so settings alone do not change it. Pure.
 * @throws ConfigurationError where the settings say something else than what is deployed
 */
export function roleToDeploy({ asked, configured, deployed }: RoleWishes): Role {
  if (asked !== undefined) return asked;
  if (deployed !== null && configured !== undefined && configured !== deployed)
    throw new ConfigurationError(
      `this database is deployed as ${deployed}, but FIREWATCH_ROLE or HUB_URL make it ${configured}: give --role ${deployed} to keep it, or --role ${configured} to change it`,
    );
  return deployed ?? configured ?? 'single';
}
