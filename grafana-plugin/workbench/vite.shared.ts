import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const shims = fileURLToPath(new URL('./src/shims', import.meta.url));

/** Packages whose CommonJS form confuses bundlers: imported through a shim that unwraps them. */
const wrapped = ['react-custom-scrollbars-2', 'react-highlight-words', 'calculate-size'];

/** Sends imports of those packages to their shims, and `original:…` in a shim to the package itself. */
export function unwrapCommonJs(): Plugin {
  return {
    name: 'unwrap-commonjs',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (wrapped.includes(id)) {
        return path.join(shims, `${id}.ts`);
      }
      if (id.startsWith('original:')) {
        return this.resolve(id.slice('original:'.length), importer, { skipSelf: true });
      }
      return null;
    },
  };
}

/** Where @grafana/ui keeps the icons that it loads at run time. */
export function grafanaImages(): string {
  let folder = path.dirname(require.resolve('@grafana/ui'));
  while (!existsSync(path.join(folder, 'public/img'))) {
    const parent = path.dirname(folder);
    if (parent === folder) {
      throw new Error('@grafana/ui has no dist/public/img: install the dependencies again (npm ci)');
    }
    folder = parent;
  }
  return path.join(folder, 'public/img');
}

/** Copies the named icons to where @grafana/ui asks for them. */
export function copyIcons(outDir: string, icons: readonly string[]): Plugin {
  return {
    name: 'copy-grafana-icons',
    closeBundle() {
      const from = grafanaImages();
      for (const icon of icons) {
        cpSync(path.join(from, 'icons', icon), path.join(outDir, 'public/build/img/icons', icon));
      }
    },
  };
}

/** The version in a package.json beside the caller's folder. */
export function versionOf(packageJson: string): string {
  return (JSON.parse(readFileSync(packageJson, 'utf8')) as { version: string }).version;
}
