import type { Authorizations } from './authorizations.js';
import type { QuerySlots } from './query-slots.js';
import type { TaskService } from '../tasks/task-service.js';
import type { QueryLimits } from '../eval/types.js';
import type { Store } from '../storage/types.js';

/** The one organisation of an engine. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The one user, who owns everything. */
export interface User {
  readonly id: string;
  readonly name: string;
}

/** What the routes share. */
export interface ServerContext {
  readonly store: Store;
  readonly org: Organization;
  readonly user: User;
  readonly authorizations: Authorizations;
  readonly tasks: TaskService;
  readonly slots: QuerySlots;
  readonly limits: Partial<QueryLimits>;
  /** Of this engine, as health and headers tell it. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Told what went wrong inside, which the client is not told. */
  readonly onError: (error: unknown) => void;
}
