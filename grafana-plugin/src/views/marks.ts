import type uPlot from 'uplot';

import { type Lane } from '../data/model.js';
import { type Incident, incidentSeverity } from '../data/incidents.js';
import { type Box, type Scene, fillSpan, xOf } from './context.js';
import { type Paint, severityColor, withAlpha } from './colors.js';

/** A triangle for a warning, a diamond for a critical minute: told apart without colour. */
export function drawShape(
  ctx: CanvasRenderingContext2D,
  at: { x: number; y: number; size: number },
  severity: number,
  paint: Paint,
): void {
  const { x, y, size } = at;
  ctx.beginPath();
  if (severity >= 2) {
    ctx.moveTo(x, y - size);
    ctx.lineTo(x + size, y);
    ctx.lineTo(x, y + size);
    ctx.lineTo(x - size, y);
  } else {
    ctx.moveTo(x, y - size);
    ctx.lineTo(x + size, y + size * 0.8);
    ctx.lineTo(x - size, y + size * 0.8);
  }
  ctx.closePath();
  ctx.fillStyle = severityColor(paint, severity);
  ctx.fill();
  ctx.lineWidth = Math.max(1, size / 4);
  ctx.strokeStyle = paint.background;
  ctx.stroke();
}

/**
 * The minutes that get a shape: of neighbours closer than `gap` pixels the most severe, then the highest
 * score, so that a long incident does not become a smear.
 */
export function spacedMarks(
  marked: ReadonlyArray<{ index: number; x: number; severity: number; score: number }>,
  gap: number,
): number[] {
  const kept: Array<(typeof marked)[number]> = [];
  for (const mark of marked) {
    const last = kept[kept.length - 1];
    if (!last || mark.x - last.x >= gap) {
      kept.push(mark);
    } else if (
      mark.severity > last.severity ||
      (mark.severity === last.severity && mark.score > last.score && mark.x - last.x < gap / 2)
    ) {
      kept[kept.length - 1] = mark;
    }
  }
  return kept.map((mark) => mark.index);
}

export interface LaneFrame {
  lane: Lane;
  box: Box;
  /** Canvas y of a count. */
  yOf: (count: number) => number;
}

/** Fills the way from expected to observed in each anomalous minute, then sets the shapes. */
export function drawMarks(u: uPlot, { lane, box, yOf }: LaneFrame, scene: Scene): void {
  const { ctx } = u;
  const { paint, options, model } = scene;
  const ratio = devicePixelRatio;
  const half = Math.max(0.5 * ratio, (xOf(u, model.step) - xOf(u, 0)) / 2);
  const marked: Array<{ index: number; x: number; severity: number; score: number }> = [];
  const first = u.scales['x']!.min!;
  const last = u.scales['x']!.max!;
  for (let i = 0; i < model.times.length; i++) {
    const severity = lane.severity[i] ?? 0;
    const count = lane.count[i];
    const time = model.times[i]!;
    if (severity < options.minSeverity || count == null || time < first || time > last) {
      continue;
    }
    const x = u.valToPos(time, 'x', true);
    const top = yOf(count);
    const base = yOf(lane.expected[i] ?? 0);
    ctx.fillStyle = withAlpha(severityColor(paint, severity), 0.55);
    ctx.fillRect(x - half, Math.min(top, base), Math.max(ratio, 2 * half), Math.abs(base - top));
    marked.push({ index: i, x, severity, score: lane.score[i] ?? 0 });
  }
  const size = Math.min(5, Math.max(3, box.height / ratio / 9)) * ratio;
  const byIndex = new Map(marked.map((mark) => [mark.index, mark]));
  for (const index of spacedMarks(marked, size * 3.2)) {
    const mark = byIndex.get(index)!;
    const y = Math.max(
      box.top + size + ratio,
      Math.min(box.top + box.height - size, yOf(lane.count[index]!)),
    );
    drawShape(ctx, { x: mark.x, y, size }, mark.severity, paint);
  }
}

/** The incidents that are severe enough to be marked. */
export function markedOf<T extends Pick<Incident, 'peak'>>(
  incidents: readonly T[],
  { options }: Pick<Scene, 'options'>,
): T[] {
  return incidents.filter((incident) => incidentSeverity(incident) >= options.minSeverity);
}

/** An incident as a tinted stretch under the curve. */
export function tintIncidents(u: uPlot, incidents: readonly Incident[], box: Box, scene: Scene): void {
  for (const incident of markedOf(incidents, scene)) {
    const color = severityColor(scene.paint, incidentSeverity(incident));
    const span = { from: incident.from - scene.model.step / 2, to: incident.to + scene.model.step / 2 };
    fillSpan(u, span, box, withAlpha(color, scene.paint.isDark ? 0.16 : 0.11));
  }
}

/** An incident as a bar from its start to its end: solid while open, an outline once absorbed. */
export function drawIncidentBars(u: uPlot, incidents: readonly Incident[], box: Box, scene: Scene): void {
  const { ctx } = u;
  const ratio = devicePixelRatio;
  const thick = Math.min(5, Math.max(2.5, box.height / ratio / 10)) * ratio;
  for (const incident of markedOf(incidents, scene)) {
    const left = xOf(u, incident.from - scene.model.step / 2);
    const right = xOf(u, incident.to + scene.model.step / 2);
    if (right - left < 0.5) {
      continue;
    }
    const width = Math.max(2 * ratio, right - left);
    const color = severityColor(scene.paint, incidentSeverity(incident));
    ctx.fillStyle = incident.outcome === 'absorbed' ? withAlpha(color, 0.35) : color;
    ctx.fillRect(left, box.top + ratio, width, thick);
    if (incident.outcome === 'open') {
      ctx.beginPath();
      ctx.moveTo(left + width, box.top + ratio - thick / 2);
      ctx.lineTo(left + width + thick, box.top + ratio + thick / 2);
      ctx.lineTo(left + width, box.top + ratio + thick * 1.5);
      ctx.fill();
    }
  }
}
