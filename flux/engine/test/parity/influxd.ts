import { startInfluxd } from '../../../../test/influxd/start.js';
import type { Influxd } from '../../../../test/influxd/start.js';
import { dialect, errorText, now, plainText, points } from './cases.js';

export interface Asked extends Influxd {
  ask(script: string): Promise<string>;
}

/** influxd with the points; `ask` gives its answer to a script in the form of the files of answers. */
export async function startInfluxdWithReadings(): Promise<Asked> {
  const influxd = await startInfluxd();
  const headers = {
    authorization: `Token ${influxd.token}`,
    'content-type': 'application/json',
    'accept-encoding': 'identity',
  };
  const post = async (path: string, body: string): Promise<string> => {
    const response = await fetch(`${influxd.url}${path}`, { method: 'POST', headers, body });
    return response.text();
  };
  /** A connection may end under a question, by itself or by what another one did to influxd: it is asked once more. */
  const again = (path: string, body: string): Promise<string> =>
    post(path, body).catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error;
      return post(path, body);
    });
  const orgs = await fetch(`${influxd.url}/api/v2/orgs`, { headers });
  const [{ id }] = ((await orgs.json()) as { orgs: [{ id: string }] }).orgs;
  for (const [name, lines] of Object.entries(points)) {
    await post('/api/v2/buckets', JSON.stringify({ name, orgID: id, retentionRules: [] }));
    const refused = await post(`/api/v2/write?org=${influxd.org}&bucket=${name}&precision=s`, lines);
    if (refused !== '') throw new Error(`influxd refused the points of ${name}: ${refused}`);
  }
  return {
    ...influxd,
    async ask(query) {
      const body = JSON.stringify({ query, now, dialect, type: 'flux' });
      const text = await again(`/api/v2/query?org=${influxd.org}`, body);
      if (!text.startsWith('{')) return plainText(text);
      const { code, message } = JSON.parse(text) as { code: string; message: string };
      return errorText(code, message);
    },
  };
}
