import { writeFile } from 'node:fs/promises';
import { writePng } from './png.js';
import type { Terminal } from './terminal.js';

export interface PageFiles {
  /** Where the page goes, and where its picture. */
  report?: string | undefined;
  png?: string | undefined;
  /** The Chromium that takes the picture. */
  chromium: string | null;
  terminal: Terminal;
}

/** Writes a page, and its picture, where they are asked for, and says so. */
export async function writePage(page: string, { report, png, chromium, terminal }: PageFiles): Promise<void> {
  if (report !== undefined) {
    await writeFile(report, page);
    terminal.err(`Report written to ${report}`);
  }
  if (png !== undefined && chromium !== null) {
    await writePng(chromium, page, png);
    terminal.err(`Picture written to ${png}`);
  }
}
