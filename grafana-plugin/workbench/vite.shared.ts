import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Logger, type Plugin, createLogger } from 'vite';

const shims = path.join(path.dirname(fileURLToPath(import.meta.url)), 'src/shims');

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

/** Puts the icons that @grafana/ui fetches where it looks for them. */
export function copyIcons(outDir: string, icons: readonly string[]): Plugin {
  return {
    name: 'copy-icons',
    closeBundle() {
      const entry = createRequire(import.meta.url).resolve('@grafana/ui');
      const images = path.join(
        entry.slice(0, entry.lastIndexOf(`${path.sep}dist${path.sep}`)),
        'dist/public/img/icons',
      );
      for (const icon of icons) {
        cpSync(path.join(images, icon), path.join(outDir, 'public/build/img/icons', icon));
      }
    },
  };
}

/** Puts the plugin's logo beside the page, as its icon. */
export function copyLogo(outDir: string, logo: string): Plugin {
  return {
    name: 'copy-logo',
    closeBundle() {
      cpSync(logo, path.join(outDir, 'logo.svg'));
    },
  };
}

/** Leaves out warnings about other packages' module directives, which concern servers only. */
export function quiet(): Logger {
  const logger = createLogger('warn');
  const { warn } = logger;
  logger.warn = (message, options) => {
    if (!message.includes('MODULE_LEVEL_DIRECTIVE')) {
      warn(message, options);
    }
  };
  return logger;
}
