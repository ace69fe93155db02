import { tsImport } from 'tsx/esm/api';

const { measure } = await tsImport('./measure.ts', import.meta.url);

/** The panel in Chromium: see measure.ts. */
export const run = measure;
