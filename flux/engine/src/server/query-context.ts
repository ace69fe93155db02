import { isAllowed } from './permissions.js';
import type { Caller } from './permissions.js';
import type { Organization } from './context.js';
import type { Catalog, QueryContext, QueryLimits } from '../eval/types.js';
import type { Bucket, Store } from '../storage/types.js';

export interface QueryRun {
  caller: Caller;
  /** Nanoseconds since 1970. */
  now: bigint;
  signal: AbortSignal;
  extern?: string | object;
}

/** What a query sees: the buckets that its caller may read, the engine's points, the one organisation. */
export function queryContext(
  { store, org, limits }: { store: Store; org: Organization; limits: Partial<QueryLimits> },
  { caller, now, signal, extern }: QueryRun,
): QueryContext {
  return {
    now,
    store: store.points,
    catalog: catalogFor(store, org, caller),
    org: { id: org.id, name: org.name },
    signal,
    limits,
    ...(extern === undefined ? {} : { extern }),
  };
}

function catalogFor(store: Store, org: Organization, caller: Caller): Catalog {
  const info = ({ id, name, retentionSeconds }: Bucket) => ({ id, name, orgId: org.id, retentionSeconds });
  const visible = ({ id }: Bucket) =>
    isAllowed(caller, 'read', 'buckets', id) || isAllowed(caller, 'write', 'buckets', id);
  return {
    find({ name, id }) {
      const bucket = name === undefined ? id && store.buckets.byId(id) : store.buckets.byName(name);
      return bucket && visible(bucket) ? info(bucket) : undefined;
    },
    list: () =>
      store.buckets
        .list()
        .filter(({ id }) => isAllowed(caller, 'read', 'buckets', id))
        .map(info),
    may: (action, bucketId) => isAllowed(caller, action, 'buckets', bucketId),
  };
}
