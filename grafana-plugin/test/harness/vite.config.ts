import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

import { quiet, unwrapCommonJs } from '../../workbench/vite.shared.js';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The page that the browser tests load the built plugin in. */
export default defineConfig({
  root: here,
  base: '/',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [unwrapCommonJs()],
  logLevel: 'warn',
  customLogger: quiet(),
  build: {
    outDir: path.join(here, '../../dist-harness'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
  },
});
