import type uPlot from 'uplot';

import { type Conditions } from '../data/minutes.js';
import { type Box, type GetScene, fillSpan, laneBox } from './context.js';
import { type Paint } from './colors.js';
import { dots, hatch } from './patterns.js';

/** Paints the conditions that lie under the curves. */
export function paintConditions(u: uPlot, conditions: Conditions, box: Box, paint: Paint): void {
  for (const span of conditions.learning) {
    fillSpan(u, span, box, paint.learning);
  }
  const dotted = dots(u.ctx, paint.heldOut, devicePixelRatio);
  for (const span of conditions.heldOut) {
    fillSpan(u, span, box, dotted);
  }
  const hatched = hatch(u.ctx, paint.hatch, devicePixelRatio);
  for (const span of conditions.absent) {
    fillSpan(u, span, box, hatched);
  }
}

/** Covers partial minutes with the background, so that their curves fade. */
export function dimPartial(u: uPlot, conditions: Conditions, box: Box, paint: Paint): void {
  u.ctx.globalAlpha = 0.62;
  for (const span of conditions.partial) {
    fillSpan(u, span, box, paint.background);
  }
  u.ctx.globalAlpha = 1;
}

/** The ground of all lanes: conditions, each lane's zero line and the line between lanes. */
export function paintLanesGround(getScene: GetScene): (u: uPlot) => void {
  return (u) => {
    const { lanes, paint } = getScene();
    const { ctx } = u;
    ctx.save();
    lanes.forEach((lane, i) => {
      const box = laneBox(u, i, lanes.length);
      paintConditions(u, lane.conditions, box, paint);
      ctx.fillStyle = paint.line;
      ctx.fillRect(box.left, Math.round(box.top + box.height) - 1, box.width, 1);
    });
    ctx.restore();
  };
}
