import type { Model } from '@firewatch/flux';
import { dashboards } from '../dashboards/index.js';
import type { GrafanaClient } from '../grafana/client.js';
import { atLeast, leastForTeams, type GrafanaVersion } from '../grafana/ready.js';
import { datasourceUid } from '../rules/nodes.js';
import { evaluationInterval, folder, rules } from '../rules/index.js';
import { contactPointName, findContactPoint, planContactPoint } from './contact-point.js';
import { planDashboard } from './dashboards.js';
import { writes } from './decide.js';
import { planFolder, planMuteTiming, planTemplate } from './others.js';
import { groupExists, planInterval, planRule } from './rules.js';
import type { ProvisionReport, Step } from './types.js';

export interface ProvisionOptions {
  model: Model;
  version: GrafanaVersion;
  /** TEAMS_WEBHOOK_URL; undefined: no contact point of ours. */
  webhook: string | undefined;
  runbooks?: string;
  /** False: Grafana reads the dashboards from files. */
  dashboards: boolean;
  force: boolean;
  dryRun: boolean;
  /** Told of what differs before it is overwritten. */
  onOverwrite?: (step: Omit<Step, 'write'>) => void;
  /** Told of every step that is done. */
  onStep?: (step: Omit<Step, 'write'>) => void;
}

/**
 * Seeds Grafana's alerting and dashboards: what is missing is created, what people changed is left alone and named.
 * @throws GrafanaError on the first refusal; running it again goes on from there
 */
export async function provision(client: GrafanaClient, options: ProvisionOptions): Promise<ProvisionReport> {
  const { webhook, force, dryRun } = options;
  const steps: Step[] = [];
  const carryOut = async (step: Step): Promise<void> => {
    const { write, ...told } = step;
    if (!dryRun && step.action === 'overwrite') options.onOverwrite?.(told);
    if (!dryRun && writes(step.action)) await write?.();
    options.onStep?.(told);
    steps.push(step);
  };
  await carryOut(await planFolder(client));
  await carryOut(await planTemplate(client, force));
  const hasOurs = webhook !== undefined || (await findContactPoint(client)) !== null;
  if (hasOurs) await carryOut(await planMuteTiming(client));
  if (webhook !== undefined) await carryOut(await planContactPoint(client, webhook, force));
  const wanted = rules({
    model: options.model,
    receiver: hasOurs ? contactPointName : null,
    ...(options.runbooks === undefined ? {} : { runbooks: options.runbooks }),
  });
  const groups = new Map<string, { fresh: boolean; used: boolean }>();
  for (const { ruleGroup } of wanted)
    if (!groups.has(ruleGroup))
      groups.set(ruleGroup, { fresh: !(await groupExists(client, folder.uid, ruleGroup)), used: false });
  for (const rule of wanted) {
    const step = await planRule(client, rule, force);
    if (step.action === 'create') groups.get(rule.ruleGroup)!.used = true;
    await carryOut(step);
  }
  for (const [name, { fresh, used }] of groups) {
    // People moved all rules of the group elsewhere: there is none.
    if (fresh && !used) continue;
    const group = { folder: folder.uid, name, seconds: evaluationInterval, fresh };
    await carryOut(await planInterval(client, group, force));
  }
  if (options.dashboards)
    for (const dashboard of Object.values(dashboards()))
      await carryOut(await planDashboard(client, dashboard, force));
  return {
    grafana: client.url,
    version: options.version.text,
    steps: steps.map(({ kind, name, action, differences }) => ({ kind, name, action, differences })),
    notes: await notes(client, options, hasOurs),
  };
}

async function notes(
  client: GrafanaClient,
  { webhook, version }: ProvisionOptions,
  hasOurs: boolean,
): Promise<string[]> {
  const found: string[] = [];
  if (!hasOurs)
    found.push(
      "TEAMS_WEBHOOK_URL is not set: there is no contact point, and the rules follow the organisation's notification policies; those that are to send nothing are paused. Set it and run `firewatch provision` again.",
    );
  if (hasOurs && !atLeast(version, leastForTeams))
    found.push(
      `Grafana ${version.text} takes the answer of Teams Workflows for a failure and repeats its cards: use ${leastForTeams.major}.${leastForTeams.minor} or later.`,
    );
  if (webhook === undefined && hasOurs)
    found.push('TEAMS_WEBHOOK_URL is not set: the contact point that Grafana has is used.');
  if ((await client.find(`/api/datasources/uid/${datasourceUid}`)) === null)
    found.push(
      `Grafana has no data source ${datasourceUid}, which the rules read: give it provisioning/grafana/datasources.`,
    );
  return found;
}
