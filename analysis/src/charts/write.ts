import { mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Analyzed } from '../analyze/analyzed.js';
import { renderSvgFile } from './render.js';

const width = 1000;

/**
 * Writes every chart of the files as an SVG file, `NAME-CHART.svg`.
 * @returns the names of the files written
 */
export async function writeCharts(analyzed: readonly Analyzed[], folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const file of analyzed)
    for (const { name, chart, height, title } of await file.charts()) {
      const svg = `${basename(file.file, extname(file.file))}-${name}.svg`;
      await writeFile(
        join(folder, svg),
        `${renderSvgFile(chart, { width, height, narrow: false }, title)}\n`,
      );
      written.push(svg);
    }
  return written;
}
