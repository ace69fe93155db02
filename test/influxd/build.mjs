// Builds the real influxd, pinned in go.mod, once, into a cache outside the checkout, and prints its path.
// It is the oracle of the integration tests. Needs Go >= 1.25.10, cargo >= 1.83 and a C compiler.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = 'github.com/influxdata/influxdb/v2/cmd/influxd';
const version = /influxdb\/v2 v(\S+)/.exec(readFileSync(join(here, 'go.mod'), 'utf8'))[1];

/** Where the binary is kept: named by version, so that a new pin builds anew. */
export const influxdPath = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'firewatch',
  `influxd-${version}`,
  'influxd',
);

/** @throws Error of one line where a tool is not on the PATH */
function requireTools(names) {
  const missing = names.filter(
    (name) => !(process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name))),
  );
  if (missing.length > 0)
    throw new Error(
      `influxd is built from its sources and needs ${missing.join(', ')} on the PATH: Go 1.25.10, cargo 1.83 and a C compiler or newer`,
    );
}

/**
 * Returns the path of influxd, building it first where it is missing (6 to 10 minutes on two cores).
 * @throws when a toolchain is missing or the build fails; the output of the failing step goes to stderr.
 */
export function buildInfluxd() {
  if (existsSync(influxdPath)) return influxdPath;
  requireTools(['go', 'cargo', 'cc']);
  mkdirSync(join(influxdPath, '..'), { recursive: true });
  const gopath = execFileSync('go', ['env', 'GOPATH'], { encoding: 'utf8' }).trim();
  const go = (args, env = {}) =>
    execFileSync('go', args, { cwd: here, stdio: ['ignore', 2, 2], env: { ...process.env, ...env } });
  go(['install', 'github.com/influxdata/pkg-config@v0.3.0']);
  const fresh = `${influxdPath}.${process.pid}`;
  // pkg-config builds libflux with cargo when cgo asks for the package "flux".
  go(['build', '-mod=mod', '-o', fresh, target], {
    PKG_CONFIG: join(gopath, 'bin', 'pkg-config'),
    RUSTUP_TOOLCHAIN: 'stable',
  });
  renameSync(fresh, influxdPath);
  return influxdPath;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(buildInfluxd());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
