/** What a token may do. A resource without an id stands for all of its type. */
export interface Permission {
  action: 'read' | 'write';
  resource: { type: string; id?: string; name?: string; orgID?: string; org?: string };
}

/** Who asks: the operator, who may do everything, or a token with its permissions. */
export interface Caller {
  /** The authorization's id; undefined for the operator. */
  readonly authorizationId: string | undefined;
  readonly active: boolean;
  readonly permissions: readonly Permission[] | 'all';
}

export const operator: Caller = { authorizationId: undefined, active: true, permissions: 'all' };

/** @param id undefined asks for all resources of the type. */
export function isAllowed(caller: Caller, action: 'read' | 'write', type: string, id?: string): boolean {
  if (!caller.active) return false;
  if (caller.permissions === 'all') return true;
  return caller.permissions.some(
    (permission) =>
      permission.action === action &&
      permission.resource.type === type &&
      (permission.resource.id === undefined || permission.resource.id === id),
  );
}

/** Every type that InfluxDB knows, so that its clients may name them. */
export const resourceTypes: ReadonlySet<string> = new Set(
  (
    'authorizations buckets dashboards orgs tasks telegrafs users variables secrets labels views documents ' +
    'notificationRules notificationEndpoints checks dbrp annotations sources scrapers notebooks remotes replications instance flows functions subscriptions'
  ).split(' '),
);
