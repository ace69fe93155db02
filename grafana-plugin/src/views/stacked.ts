import type uPlot from 'uplot';
import { type GrafanaTheme2 } from '@grafana/data';
import { GraphDrawStyle, VisibilityMode, type TimeZone } from '@grafana/schema';
import {
  AxisPlacement,
  ScaleDirection,
  ScaleDistribution,
  ScaleOrientation,
  UPlotConfigBuilder,
} from '@grafana/ui';

import { formatCount } from '../data/format.js';
import { type Incident, incidentSeverity } from '../data/incidents.js';
import { type Lane } from '../data/model.js';
import { minuteMs } from '../data/timeline.js';
import { severityColor, withAlpha } from './colors.js';
import { type Box, type GetScene, type Scene } from './context.js';
import { dimPartial, paintConditions } from './ground.js';
import { type Room, addTimeAxis, sidePadding } from './lanes.js';
import { drawIncidentBars, drawShape, markedOf, spacedMarks, tintIncidents } from './marks.js';
import { expectedLayer, isVisibleLayer, rolling, stack, stackOrder } from './stack.js';

/** Height of the ribbon of marks above the plot, px. */
const ribbon = 14;

/**
 * uPlot's columns: time, then each layer's top, then each layer's expected top. Shares are those of the
 * window of now ending with each minute, as in the strip: of a single quiet minute they would say little.
 */
export function stackedData(scene: Scene): uPlot.AlignedData {
  const { model, options } = scene;
  const lanes = stackOrder(scene.lanes);
  const asShare = options.view === 'share';
  const points = Math.max(1, Math.round((options.nowMinutes * minuteMs) / model.step));
  const layers = (columns: Array<Array<number | null>>): Array<Array<number | null>> =>
    stack(asShare ? columns.map((c) => rolling(c, points)) : columns, model.times.length, asShare);
  return [
    model.times,
    ...layers(lanes.map((lane) => lane.count)),
    ...layers(lanes.map(expectedLayer)),
  ] as uPlot.AlignedData;
}

/** The layer a series of the chart belongs to, counts first, then what is expected; none where it is the time. */
export function layerOfSeries(lanes: readonly Lane[], seriesIdx: number): Lane | undefined {
  return seriesIdx < 1 ? undefined : stackOrder(lanes)[(seriesIdx - 1) % lanes.length];
}

/** The greatest value within the time shown; 1 where there is none. */
function top(u: uPlot, { from, to }: { from: number; to: number }): number {
  const [times, ...columns] = u.data;
  let max = 0;
  for (const column of columns) {
    for (let i = 0; i < times.length; i++) {
      const value = column[i];
      max = value != null && value > max && times[i]! >= from && times[i]! <= to ? value : max;
    }
  }
  return max || 1;
}

function addLayers(builder: UPlotConfigBuilder, theme: GrafanaTheme2, scene: Scene): void {
  const lanes = stackOrder(scene.lanes);
  const common = {
    scaleKey: 'y',
    theme,
    drawStyle: GraphDrawStyle.Line,
    showPoints: VisibilityMode.Never,
    spanNulls: false,
    pxAlign: false,
  };
  lanes.forEach((lane, i) => {
    const color = scene.colors.get(lane.status)!;
    const fill = withAlpha(color, scene.paint.isDark ? 0.62 : 0.72);
    builder.addSeries({
      ...common,
      lineColor: color,
      lineWidth: isVisibleLayer(lane, lanes) ? 0.75 : 0,
      ...(i === 0 ? { fillColor: fill } : {}),
    });
    if (i > 0) {
      builder.addBand({ series: [i + 1, i], fill });
    }
  });
  lanes.forEach((lane, i) => {
    const shown = isVisibleLayer(lane, lanes) && !(scene.options.view === 'share' && i === lanes.length - 1);
    builder.addSeries({
      ...common,
      lineColor: scene.paint.text,
      lineWidth: shown && scene.options.showBand ? 1.25 : 0,
      lineStyle: { fill: 'dash', dash: [5, 4] },
    });
  });
}

function plotBox(u: uPlot): Box {
  return { left: u.bbox.left, top: u.bbox.top, width: u.bbox.width, height: u.bbox.height };
}

/** Episodes as the stretches to tint. */
function spansOf({ model }: Scene): Incident[] {
  return model.episodes.map((e) => ({ ...e.incidents[0]!, from: e.from, to: e.to, peak: e.peak }));
}

function drawRibbon(u: uPlot, scene: Scene): void {
  const { model, lanes, options, paint } = scene;
  const ratio = devicePixelRatio;
  const box = { ...plotBox(u), top: u.bbox.top - ribbon * ratio, height: ribbon * ratio };
  const incidents = [...lanes.flatMap((lane) => lane.incidents), ...(model.silence?.incidents ?? [])];
  drawIncidentBars(u, incidents, box, scene);
  const marked = model.times.flatMap((time, index) => {
    const severity = Math.max(0, ...lanes.map((lane) => lane.severity[index] ?? 0));
    const inRange = time >= model.range.from && time <= model.range.to;
    if (severity < options.minSeverity || !inRange) {
      return [];
    }
    const score = Math.max(0, ...lanes.map((lane) => lane.score[index] ?? 0));
    return [{ index, x: u.valToPos(time, 'x', true), severity, score }];
  });
  const size = 3.5 * ratio;
  const byIndex = new Map(marked.map((mark) => [mark.index, mark]));
  for (const index of spacedMarks(marked, size * 3)) {
    const mark = byIndex.get(index)!;
    drawShape(u.ctx, { x: mark.x, y: u.bbox.top - size - ratio, size }, mark.severity, paint);
  }
  for (const episode of markedOf(model.episodes, scene)) {
    const x = u.valToPos(Math.max(episode.from, model.range.from), 'x', true);
    u.ctx.fillStyle = severityColor(paint, incidentSeverity(episode));
    if (episode.from >= model.range.from && episode.from <= model.range.to) {
      u.ctx.fillRect(x, u.bbox.top - ribbon * ratio, ratio, u.bbox.height + ribbon * ratio);
    }
  }
}

/** Layers of all statuses on one scale: as shares of each minute, or as counts. */
export function stackedConfig(
  getScene: GetScene,
  theme: GrafanaTheme2,
  timeZone: TimeZone,
  room: Room,
): UPlotConfigBuilder {
  const scene = getScene();
  const asShare = scene.options.view === 'share';
  const builder = new UPlotConfigBuilder(timeZone);
  addTimeAxis(builder, getScene, theme, timeZone, room.axisHeight);
  builder.setPadding([scene.options.showMarkers ? ribbon : 4, sidePadding, 0, 0]);
  builder.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    distribution: ScaleDistribution.Linear,
    range: (u) => [0, asShare ? 1 : top(u, getScene().model.range) * 1.02],
  });
  builder.addAxis({
    scaleKey: 'y',
    theme,
    placement: AxisPlacement.Left,
    size: room.axisWidth > 0 ? Math.max(46, room.axisWidth) : 38,
    gap: 4,
    color: theme.colors.text.secondary,
    ticks: { show: false },
    values: (_, splits) =>
      splits.map((split) =>
        asShare ? `${Math.round(split * 100)} %` : formatCount(split, getScene().lanes[0]?.field),
      ),
  });
  addLayers(builder, theme, scene);
  builder.addHook('drawClear', (u) => {
    const now = getScene();
    u.ctx.save();
    if (now.options.showMarkers && !asShare) {
      tintIncidents(u, spansOf(now), plotBox(u), now);
    }
    paintConditions(u, { ...now.model.overall, heldOut: [] }, plotBox(u), now.paint);
    u.ctx.restore();
  });
  builder.addHook('draw', (u) => {
    const now = getScene();
    u.ctx.save();
    dimPartial(u, now.model.overall, plotBox(u), now.paint);
    if (now.options.showMarkers) {
      if (asShare) {
        tintIncidents(u, spansOf(now), plotBox(u), now);
      }
      drawRibbon(u, now);
    }
    u.ctx.restore();
  });
  return builder;
}
