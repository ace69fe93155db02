import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { GrafanaClient } from '../grafana/client.js';
import { folder } from '../rules/index.js';
import { hash, sorted, type Json } from './canonical.js';
import { decide } from './decide.js';
import type { Step } from './types.js';

interface Present {
  dashboard: { version: number };
  meta: { provisioned?: boolean };
}

interface Version {
  message?: string;
}

/**
 * What is to be done with one dashboard. It is recognised as ours, and unchanged, by the message that its newest version
 * was saved with; one that Grafana reads from files follows its file.
 */
export async function planDashboard(client: GrafanaClient, wanted: Dashboard, force: boolean): Promise<Step> {
  const uid = wanted.uid ?? '';
  const present = await client.find<Present>(`/api/dashboards/uid/${uid}`);
  const message = `provisioned ${hash(sorted(JSON.parse(JSON.stringify(wanted)) as Json))}`;
  const step = {
    kind: 'dashboard' as const,
    name: wanted.title ?? uid,
    differences: [],
    write: async () =>
      void (await client.post('/api/dashboards/db', {
        dashboard: { ...wanted, id: null },
        folderUid: folder.uid,
        overwrite: present !== null,
        message,
      })),
  };
  if (present === null) return { ...step, action: 'create' };
  if (present.meta.provisioned === true) return { ...step, action: 'unchanged' };
  const { version } = present.dashboard;
  // Asked for by itself: in the list of versions Grafana calls the first one "Initial save", whatever it was saved with.
  const newest = await client.find<Version>(`/api/dashboards/uid/${uid}/versions/${version}`);
  const saved = newest?.message ?? '';
  const differences =
    saved === message ? [] : [{ path: 'version', present: `${version}`, wanted: 'as shipped' }];
  const changed = !/^provisioned [0-9a-f]+$/.test(saved);
  return { ...step, action: decide(differences, changed, force), differences };
}
