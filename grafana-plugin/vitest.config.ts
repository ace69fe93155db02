import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

import { unwrapCommonJs } from './workbench/vite.shared.js';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Unit tests of the panel and the workbench in jsdom; what needs a browser is in `*.browser.test.ts`. */
export default defineConfig({
  root: here,
  plugins: [unwrapCommonJs()],
  test: {
    name: 'panel',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['**/*.browser.test.ts', '**/*.bench.test.ts'],
    environment: 'jsdom',
    setupFiles: ['test/support/setup.ts'],
    server: { deps: { inline: [/@grafana\//] } },
    env: { TZ: 'UTC' },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
