import { type Page } from 'playwright-core';

/** Red, green, blue and opacity, 0 to 255 each. */
export type Rgba = [number, number, number, number];

/** What stands on a chart's canvas: its pixels, and where on it the plot lies. */
export interface Drawing {
  width: number;
  height: number;
  plot: { left: number; top: number; width: number; height: number };
  at(x: number, y: number): Rgba;
}

/** A rectangle of pixels: `from` included, `to` not. */
export interface Patch {
  x: { from: number; to: number };
  y: { from: number; to: number };
}

/** Reads the chart's canvas. The page's pixels must be CSS pixels (a device scale factor of 1). */
export async function readDrawing(page: Page): Promise<Drawing> {
  const { data, width, height, plot } = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.uplot canvas')!;
    const over = document.querySelector('.u-over')!.getBoundingClientRect();
    const { left, top } = canvas.getBoundingClientRect();
    const image = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let text = '';
    for (let i = 0; i < image.data.length; i += 0x8000) {
      text += String.fromCharCode(...image.data.subarray(i, i + 0x8000));
    }
    return {
      data: btoa(text),
      width: canvas.width,
      height: canvas.height,
      plot: { left: over.left - left, top: over.top - top, width: over.width, height: over.height },
    };
  });
  const bytes = Buffer.from(data, 'base64');
  return {
    width,
    height,
    plot,
    at(x, y) {
      const i = 4 * (Math.round(y) * width + Math.round(x));
      return [bytes[i]!, bytes[i + 1]!, bytes[i + 2]!, bytes[i + 3]!];
    },
  };
}

/** The pixels between two times (ms) of the range shown, from the top (0) to the bottom (1) of lane `index` of `lanes`. */
export function laneOf(
  { plot }: Drawing,
  { index, lanes }: { index: number; lanes: number },
  range: { from: number; to: number },
  part: { from: number; to: number; top?: number; bottom?: number },
): Patch {
  const x = (time: number): number =>
    Math.round(plot.left + (plot.width * (time - range.from)) / (range.to - range.from));
  const height = plot.height / lanes;
  const y = (share: number): number => Math.round(plot.top + (index + share) * height);
  return {
    x: { from: x(part.from), to: x(part.to) },
    y: { from: y(part.top ?? 0), to: y(part.bottom ?? 1) },
  };
}

/** The share of a patch's pixels for which the test holds, 0 to 1. */
export function share(drawing: Drawing, patch: Patch, test: (pixel: Rgba) => boolean): number {
  let held = 0;
  let all = 0;
  for (let x = patch.x.from; x < patch.x.to; x++) {
    for (let y = patch.y.from; y < patch.y.to; y++) {
      held += test(drawing.at(x, y)) ? 1 : 0;
      all++;
    }
  }
  return all > 0 ? held / all : 0;
}

/** For each column of a patch whether the test holds for any of its pixels. */
export function columnsWith(drawing: Drawing, patch: Patch, test: (pixel: Rgba) => boolean): boolean[] {
  const out: boolean[] = [];
  for (let x = patch.x.from; x < patch.x.to; x++) {
    out.push(share(drawing, { x: { from: x, to: x + 1 }, y: patch.y }, test) > 0);
  }
  return out;
}

/** Whether a pixel is solid and of a hex colour, give or take. */
export function isColor(hex: string, tolerance = 20): (pixel: Rgba) => boolean {
  const wanted = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return (pixel) => pixel[3] > 230 && wanted.every((value, i) => Math.abs(value - pixel[i]!) <= tolerance);
}

/** Whether a pixel has next to no hue: lines, textures and the band, which are no status and no severity. */
export function isGrey([red, green, blue]: Rgba, tolerance = 30): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) <= tolerance;
}
