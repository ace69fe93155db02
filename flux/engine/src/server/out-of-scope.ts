/** What InfluxDB 2 has over HTTP and this engine has not, by the beginning of its path, and what there is instead. */
const absent: ReadonlyArray<readonly [path: string, instead: string]> = [
  ['/write', 'there is no API of InfluxDB 1: write with POST /api/v2/write?org=…&bucket=…'],
  ['/query', 'there is no InfluxQL: query in Flux with POST /api/v2/query?org=…'],
  [
    '/api/v2/dbrps',
    'there is no API of InfluxDB 1: write with POST /api/v2/write, query with POST /api/v2/query',
  ],
  ['/api/v2/query/', 'scripts are checked by POST /api/v2/query/analyze'],
  ['/api/v2/checks', 'there are no checks: a task can compute levels and write them to a bucket'],
  [
    '/api/v2/notificationRules',
    'there are no notifications: a task can write what has to be told to a bucket',
  ],
  [
    '/api/v2/notificationEndpoints',
    'there are no notifications: a task can write what has to be told to a bucket',
  ],
  ['/api/v2/replications', 'there is no replication: copy with a query of the one and a write to the other'],
  ['/api/v2/remotes', 'there is no replication: copy with a query of the one and a write to the other'],
  ['/api/v2/backup', 'there is no backup over HTTP: stop the engine and copy its data folder'],
  ['/api/v2/restore', 'there is no restore over HTTP: put the copy of a data folder in its place'],
  ['/api/v2/signin', 'there are no sessions: send the header Authorization: Token …'],
  ['/api/v2/variables', 'there are no variables: put `option v = {…}` before the query'],
  ['/api/v2/dashboards', 'there are no dashboards: use Grafana with its Flux data source'],
  ['/api/v2/scripts', 'there are no stored scripts: send them with the query'],
  ['/api/v2/telegrafs', 'there are no Telegraf configurations: give Telegraf its file'],
  ['/api/v2/scrapers', 'there are no scrapers: have something else read the metrics and write them'],
  ['/api/v2/labels', 'there are no labels: use descriptions'],
  ['/metrics', 'there are no metrics of the engine: /health and /ready say how it is'],
];

/** What there is in place of a path that is not there; undefined where InfluxDB does not have it either. */
export function insteadOf(path: string): string | undefined {
  return absent.find(
    ([begin]) => path === begin || path.startsWith(begin.endsWith('/') ? begin : `${begin}/`),
  )?.[1];
}
