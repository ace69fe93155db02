import { prepare } from '../../src/data/model.js';
import { day } from '../support/day.js';
import { fluxFrames } from '../support/frames.js';
import { incidentDay, scenarioEnd } from '../support/scenario.js';
import type { MountSpec } from './props.js';

const runs = 7;

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Moves the pointer over the plot, a frame each, and times what each move costs until it is drawn. */
async function hover(): Promise<number[]> {
  const over = document.querySelector<HTMLElement>('.u-over')!;
  const { left, top, width, height } = over.getBoundingClientRect();
  const at = (part: number): MouseEventInit => ({
    clientX: left + part * width,
    clientY: top + height / 3,
    bubbles: true,
    view: window,
  });
  over.dispatchEvent(new MouseEvent('mouseenter', at(0.1)));
  const spent: number[] = [];
  for (let i = 0; i < 60; i++) {
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    over.dispatchEvent(new MouseEvent('mousemove', at(0.1 + (0.8 * i) / 60)));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    spent.push(performance.now() - start);
  }
  over.dispatchEvent(new MouseEvent('mouseleave', { view: window }));
  return spent;
}

/** Times preparation, first paint of a fresh panel, and hovering, for so many minutes of seven statuses. */
export async function bench(
  minutes: number,
  mount: (spec: MountSpec) => Promise<void>,
  clear: () => void,
): Promise<BenchResult> {
  const options = incidentDay(minutes);
  const rows = day(options);
  const frames = fluxFrames(rows);
  const range = { from: options.start, to: scenarioEnd };
  const prepared: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    prepare({ frames, range, clock: scenarioEnd, nowMinutes: 5, statuses: [], order: [] });
    prepared.push(performance.now() - start);
  }
  const paints: number[] = [];
  for (let i = 0; i < runs; i++) {
    clear();
    await painted();
    const spec: MountSpec = { theme: 'dark', width: 1200, height: 640, day: options };
    await mount({ ...spec, frames });
    paints.push(performance.getEntriesByName('panel-paint').at(-1)!.duration);
  }
  const moves = await hover();
  return {
    minutes,
    points: rows.length,
    prepare: median(prepared),
    firstPaint: median(paints),
    hover: median(moves),
    hoverSlowest: Math.max(...moves),
  };
}
