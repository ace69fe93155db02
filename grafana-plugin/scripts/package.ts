/**
 * Puts the built plugin into the archive that Grafana's catalogue takes: one folder named by the plugin's id.
 * Signing adds MANIFEST.txt to dist (`npx @grafana/sign-plugin`, with an access policy token); then run `npm run archive`, for a build empties dist.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { zip } from './zip.js';

const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(home, 'dist');
const { id, info } = JSON.parse(readFileSync(path.join(dist, 'plugin.json'), 'utf8')) as {
  id: string;
  info: { version: string };
};
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  .sort();
const archive = zip(
  files.map((name) => ({ name: `${id}/${name}`, content: readFileSync(path.join(dist, name)) })),
);
const name = `${id}-${info.version}.zip`;
writeFileSync(path.join(home, name), archive);
const digest = createHash('sha256').update(archive).digest('hex');
console.log(`${name}: ${files.length} files, ${Math.round(archive.length / 1024)} KiB, sha256 ${digest}`);
