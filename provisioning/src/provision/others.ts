import type { GrafanaClient } from '../grafana/client.js';
import { templateName, templateText } from '../message/template.js';
import { folder, muteTiming } from '../rules/index.js';
import { hash } from './canonical.js';
import { decide } from './decide.js';
import { differences } from './difference.js';
import type { Step } from './types.js';

/** The folder of our rules. */
export async function planFolder(client: GrafanaClient): Promise<Step> {
  const present = await client.find<{ title: string }>(`/api/folders/${folder.uid}`);
  return {
    kind: 'folder',
    name: folder.title,
    action: present === null ? 'create' : 'unchanged',
    differences: [],
    write: async () => void (await client.post('/api/folders', folder)),
  };
}

/** The mute timing of rules that are seen in Grafana, but send nothing: it covers every minute. */
export async function planMuteTiming(client: GrafanaClient): Promise<Step> {
  const path = '/api/v1/provisioning/mute-timings';
  const present = await client.find<{ name: string }>(`${path}/${encodeURIComponent(muteTiming)}`);
  const wanted = {
    name: muteTiming,
    time_intervals: [{ times: [{ start_time: '00:00', end_time: '24:00' }] }],
  };
  return {
    kind: 'mute timing',
    name: muteTiming,
    // One that people changed lets through what they wanted to hear.
    action: present === null ? 'create' : 'unchanged',
    differences: [],
    write: async () => void (await client.post(path, wanted)),
  };
}

const stampLine = /\{\{\/\* provisioned ([0-9a-f]+) \*\/\}\}\s*$/;

function stampedTemplate(): string {
  const text = templateText();
  return `${text}\n{{/* provisioned ${hash(text)} */}}`;
}

/** The notification templates; unchanged ones follow a new version of ours. */
export async function planTemplate(client: GrafanaClient, force: boolean): Promise<Step> {
  const path = `/api/v1/provisioning/templates/${templateName}`;
  const present = await client.find<{ template: string }>(path);
  const wanted = stampedTemplate();
  const write = async (): Promise<void> => void (await client.put(path, { template: wanted }));
  const step = { kind: 'template' as const, name: templateName, write };
  if (present === null) return { ...step, action: 'create', differences: [] };
  const text = present.template.trim();
  const seeded = hash(text.replace(stampLine, '').trim()) === stampLine.exec(text)?.[1];
  const found = differences(lines(text), lines(wanted));
  return { ...step, action: decide(found, !seeded, force), differences: found };
}

function lines(text: string): Record<string, string> {
  return Object.fromEntries(text.split(/\r?\n/).map((line, index) => [`line ${index + 1}`, line]));
}
