import { access, constants, readFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { realpath } from 'node:fs/promises';

/** A Grafana on this machine. */
export interface InstalledGrafana {
  binary: string;
  /** The folder with conf and public. */
  home: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Looks in GRAFANA_HOME, then for `grafana` in PATH; null where there is none. */
export async function findGrafana(env: Environment): Promise<InstalledGrafana | null> {
  const home = env['GRAFANA_HOME'];
  if (home !== undefined && home !== '') return inHome(resolve(home));
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '' || !(await runnable(join(folder, 'grafana')))) continue;
    const binary = await realpath(join(folder, 'grafana'));
    for (const near of [dirname(dirname(binary)), '/usr/share/grafana'])
      if (await hasHome(near)) return { binary, home: near };
  }
  return null;
}

async function inHome(home: string): Promise<InstalledGrafana | null> {
  const binary = join(home, 'bin', 'grafana');
  return (await runnable(binary)) && (await hasHome(home)) ? { binary, home } : null;
}

async function runnable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function hasHome(home: string): Promise<boolean> {
  return readFile(join(home, 'conf', 'defaults.ini')).then(
    () => true,
    () => false,
  );
}

export const howToInstall = `There is no Grafana on this machine. Any of these gives one:
  - https://grafana.com/grafana/download: unpack the archive and set GRAFANA_HOME to its folder
  - a package of your system that puts \`grafana\` in PATH
  - docker compose up: this repository's docker-compose.yml brings Grafana, InfluxDB and the ingest`;
