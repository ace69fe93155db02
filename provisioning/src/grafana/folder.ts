import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { panelId, type GrafanaPlace } from './environment.js';

export interface FolderOptions {
  /** The folder that holds provisioning. */
  repository: string;
  /** The folder of the built panel. */
  panel: string;
  /** Grafana's own data is kept in its folder `grafana`. */
  data: string;
  port: number;
}

/** Prepares a folder for a Grafana of ours: its data, the panel, and the password of its user admin, made once. */
export async function prepareGrafana({
  repository,
  panel,
  data,
  port,
}: FolderOptions): Promise<GrafanaPlace> {
  const folder = resolve(data, 'grafana');
  const plugins = join(folder, 'plugins');
  await mkdir(plugins, { recursive: true, mode: 0o700 });
  const link = join(plugins, panelId);
  await rm(link, { force: true, recursive: true });
  await symlink(panel, link, 'dir');
  // What environment variables cannot set: Grafana asks its makers for patterns of old plugins otherwise.
  await writeFile(
    configurationFile(folder),
    '[feature_toggles]\npluginsDynamicAngularDetectionPatterns = false\n',
  );
  return {
    data: folder,
    plugins,
    provisioning: join(repository, 'provisioning', 'grafana'),
    port,
    password: await adminPassword(passwordFile(folder)),
  };
}

/** Grafana's configuration file in its folder. */
export const configurationFile = (folder: string): string => join(folder, 'grafana.ini');

/** The file in Grafana's folder that holds the password of its user admin. */
export const passwordFile = (folder: string): string => join(folder, 'admin-password');

async function adminPassword(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    const password = randomBytes(18).toString('base64url');
    await writeFile(file, `${password}\n`, { mode: 0o600 });
    return password;
  }
}
