import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

import { copyIcons, copyLogo, quiet, unwrapCommonJs } from './vite.shared.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const outDir = path.join(here, '../dist-workbench');

/** The workbench page, served by the ingest at `/`. Builds offline; equal sources give equal files. */
export default defineConfig({
  root: here,
  base: './',
  logLevel: 'warn',
  customLogger: quiet(),
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [
    unwrapCommonJs(),
    copyLogo(outDir, path.join(here, '../src/img/logo.svg')),
    // The cross that closes a held tooltip; nothing else of the page uses Grafana's icons.
    copyIcons(outDir, ['unicons/times.svg']),
  ],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
  },
});
