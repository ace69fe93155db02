import type { Connection } from '@firewatch/flux';
import type { Database } from './rule-suite.js';

const buckets = ['analytics', 'transactions'] as const;

/** Both buckets in an InfluxDB, and how to fill them anew. */
export async function influxdDatabase({ url, token, org }: Connection): Promise<Database['fill']> {
  const call = async (
    method: string,
    path: string,
    body: string,
    type = 'application/json',
  ): Promise<string> => {
    const headers = { authorization: `Token ${token}`, 'content-type': type };
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.text();
  };
  const { orgs } = JSON.parse(await call('GET', `/api/v2/orgs?org=${org}`, '')) as {
    orgs: Array<{ id: string }>;
  };
  for (const name of buckets)
    await call('POST', '/api/v2/buckets', JSON.stringify({ name, orgID: orgs[0]!.id, retentionRules: [] }));
  const range = JSON.stringify({ start: '1970-01-01T00:00:00Z', stop: '2100-01-01T00:00:00Z' });
  return async (data) => {
    for (const bucket of buckets) {
      await call('POST', `/api/v2/delete?org=${org}&bucket=${bucket}`, range);
      const lines = data[bucket];
      if (lines !== undefined && lines !== '')
        await call('POST', `/api/v2/write?org=${org}&bucket=${bucket}&precision=ns`, lines, 'text/plain');
    }
  };
}
