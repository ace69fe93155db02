import type uPlot from 'uplot';

import { type Lane, type Model } from '../data/model.js';
import { type PanelOptions } from '../options/types.js';
import { type Paint } from './colors.js';

/** What drawing hooks read; it changes with each refresh while the chart's configuration stays. */
export interface Scene {
  model: Model;
  /** The lanes shown, in order. */
  lanes: Lane[];
  colors: ReadonlyMap<string, string>;
  options: PanelOptions;
  paint: Paint;
}

export type GetScene = () => Scene;

/** A rectangle of the canvas, in device pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The part of the plot that belongs to a lane, 0 being the topmost. */
export function laneBox(u: uPlot, index: number, lanes: number): Box {
  const height = u.bbox.height / lanes;
  return { left: u.bbox.left, top: u.bbox.top + index * height, width: u.bbox.width, height };
}

/** Canvas x of a time, kept inside the plot. */
export function xOf(u: uPlot, ms: number): number {
  const x = u.valToPos(ms, 'x', true);
  return Math.min(u.bbox.left + u.bbox.width, Math.max(u.bbox.left, x));
}

export function fillSpan(
  u: uPlot,
  span: { from: number; to: number },
  box: Pick<Box, 'top' | 'height'>,
  fill: string | CanvasPattern,
): void {
  const left = xOf(u, span.from);
  const right = xOf(u, span.to);
  if (right <= left) {
    return;
  }
  u.ctx.fillStyle = fill;
  u.ctx.fillRect(left, box.top, Math.max(1, right - left), box.height);
}
