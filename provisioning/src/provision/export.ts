import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GrafanaClient } from '../grafana/client.js';
import { templateName } from '../message/template.js';
import { folder } from '../rules/index.js';

/**
 * Writes what Grafana has now to files, for review and version control: the rules, and our templates.
 * @returns the files written
 */
export async function exportAlerting(client: GrafanaClient, directory: string): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const api = '/api/v1/provisioning';
  const template = await client.find<{ template: string }>(`${api}/templates/${templateName}`);
  const files: Array<[string, string]> = [
    ['alert-rules.yaml', await client.text(`${api}/alert-rules/export?format=yaml&folderUid=${folder.uid}`)],
    ...(template === null ? [] : [[`${templateName}.tmpl`, template.template] as [string, string]]),
  ];
  for (const [name, text] of files) await writeFile(join(directory, name), text);
  return files.map(([name]) => join(directory, name));
}
