import type { GrafanaClient } from '../grafana/client.js';
import type { GrafanaRule } from '../rules/types.js';
import { canonicalRule, isChanged, stamped } from './canonical.js';
import { decide } from './decide.js';
import { differences } from './difference.js';
import type { Step } from './types.js';

const path = '/api/v1/provisioning/alert-rules';

/** What is to be done with one rule; Grafana is only read. */
export async function planRule(client: GrafanaClient, rule: GrafanaRule, force: boolean): Promise<Step> {
  const wanted = stamped(rule);
  const present = await client.find<GrafanaRule>(`${path}/${rule.uid}`);
  const step = { kind: 'rule' as const, name: rule.title };
  if (present === null)
    return {
      ...step,
      action: 'create',
      differences: [],
      write: async () => void (await client.post(path, wanted)),
    };
  const found = differences(named(present), named(wanted));
  const action = decide(found, isChanged(present), force);
  // Folder and group stay where people have moved the rule to.
  const body = { ...wanted, folderUID: present.folderUID, ruleGroup: present.ruleGroup };
  return {
    ...step,
    action,
    differences: found,
    write: async () => void (await client.put(`${path}/${rule.uid}`, body)),
  };
}

/** The rule with its queries by name, so that a difference names the query and not its place in a list. */
function named(rule: GrafanaRule): unknown {
  const { data, ...rest } = canonicalRule(rule) as { data: Array<{ refId: string }> };
  return { ...rest, data: Object.fromEntries(data.map((query) => [query.refId, query])) };
}

interface RuleGroup {
  title: string;
  folderUid: string;
  interval: number;
  rules: GrafanaRule[];
}

const groupPath = (folder: string, name: string): string =>
  `/api/v1/provisioning/folder/${folder}/rule-groups/${encodeURIComponent(name)}`;

/** True where a rule is in this group of the folder. */
export async function groupExists(client: GrafanaClient, folder: string, name: string): Promise<boolean> {
  return (await client.find<RuleGroup>(groupPath(folder, name))) !== null;
}

/** Sets a group's interval without losing a rule that people added to it. */
export async function planInterval(
  client: GrafanaClient,
  group: { folder: string; name: string; seconds: number; fresh: boolean },
  force: boolean,
): Promise<Step> {
  const path = groupPath(group.folder, group.name);
  const present = await client.find<RuleGroup>(path);
  const found = differences({ interval: present?.interval }, { interval: group.seconds });
  const action = present === null ? 'create' : decide(found, !group.fresh, force);
  return {
    kind: 'group interval',
    name: group.name,
    action,
    differences: present === null ? [] : found,
    write: async () => {
      const now = await client.find<RuleGroup>(path);
      if (now !== null) await client.put(path, { ...now, interval: group.seconds });
    },
  };
}
