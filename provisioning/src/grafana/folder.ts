import { randomBytes } from 'node:crypto';
import { access, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SettingsError } from '../provision/settings.js';
import { panelId, type GrafanaPlace } from './environment.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Prepares a folder for a Grafana of ours: its data, the built panel, and the password of its user admin, made once.
 * @throws SettingsError where the panel has not been built
 */
export async function prepareGrafana(data: string, port: number): Promise<GrafanaPlace> {
  const folder = resolve(data, 'grafana');
  const plugins = join(folder, 'plugins');
  await mkdir(plugins, { recursive: true, mode: 0o700 });
  const panel = join(repository, 'grafana-plugin', 'dist');
  await access(join(panel, 'module.js')).catch(() => {
    throw new SettingsError('the panel is not built: npm run build -w grafana-plugin');
  });
  const link = join(plugins, panelId);
  await rm(link, { force: true, recursive: true });
  await symlink(panel, link, 'dir');
  // What environment variables cannot set: Grafana asks its makers for patterns of old plugins otherwise.
  await writeFile(
    join(folder, 'grafana.ini'),
    '[feature_toggles]\npluginsDynamicAngularDetectionPatterns = false\n',
  );
  return {
    data: folder,
    plugins,
    provisioning: join(repository, 'provisioning', 'grafana'),
    port,
    password: await adminPassword(join(folder, 'admin-password')),
  };
}

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
