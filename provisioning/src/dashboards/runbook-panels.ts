/** The pages of docs/runbooks, in the order in which the dashboard of runbooks shows them: a rule's page each. */
export const runbookPages = [
  'transactions-critical',
  'transactions-warning',
  'influxdb-unreachable',
  'no-coverage',
  'tasks-behind',
  'queue-growing',
  'dead-letters',
  'watchdog',
  'shard-away',
] as const;

/**
 * The number of a page's panel, which links take people to.
 * @throws Error where there is no such page: every rule has one
 */
export function runbookPanel(page: string): number {
  const index = runbookPages.findIndex((known) => known === page);
  if (index < 0) throw new Error(`docs/runbooks has no page ${page}`);
  return index + 1;
}
