import type uPlot from 'uplot';
import {
  AxisPlacement,
  ScaleDirection,
  ScaleDistribution,
  ScaleOrientation,
  UPlotConfigBuilder,
} from '@grafana/ui';
import { type GrafanaTheme2 } from '@grafana/data';
import { GraphDrawStyle, VisibilityMode, type TimeZone } from '@grafana/schema';

import { type Lane } from '../data/model.js';
import { formatCount } from '../data/format.js';
import { roundTick, toHeight, toHeights } from '../data/scale.js';
import { type GetScene, type Scene, laneBox } from './context.js';
import { dimPartial, paintLanesGround } from './ground.js';
import { drawIncidentBars, drawMarks, tintIncidents } from './marks.js';

/** A curve's share of its lane; the rest leaves room for the incident's bar above and the line below. */
const curveHeight = 0.78;
const curveBase = 0.06;
const seriesPerLane = 4;

/** Whole lanes are stacked on one scale of 0…n, so that one chart, crosshair and zoom serve all. */
function laneBase(index: number, lanes: number): number {
  return lanes - 1 - index + curveBase;
}

function place(column: ReadonlyArray<number | null>, base: number): Array<number | null> {
  return column.map((height) => (height === null ? null : base + height * curveHeight));
}

/** uPlot's columns: time, then lower, upper, expected and count of each lane, in lane heights. */
export function lanesData({ model, lanes, options }: Scene): uPlot.AlignedData {
  const data: uPlot.AlignedData = [model.times];
  lanes.forEach((lane, i) => {
    const base = laneBase(i, lanes.length);
    for (const column of [lane.lower, lane.upper, lane.expected, lane.count]) {
      data.push(place(toHeights(column, lane.max, options.scale), base));
    }
  });
  return data;
}

/** The lane a series of the chart belongs to; none where it is the time. */
export function laneOfSeries(lanes: readonly Lane[], seriesIdx: number): Lane | undefined {
  return lanes[Math.floor((seriesIdx - 1) / seriesPerLane)];
}

/** Indices of points without a neighbour: a line alone would not show them. */
export function lonelyPoints(column: ReadonlyArray<number | null | undefined>): number[] {
  const out: number[] = [];
  for (let i = 0; i < column.length; i++) {
    if (column[i] != null && column[i - 1] == null && column[i + 1] == null) {
      out.push(i);
    }
  }
  return out;
}

/** Zero and a round count; in low lanes, where two labels would touch, the round count alone. */
function ticks(
  lanes: readonly Lane[],
  scene: Scene,
  laneHeight: number,
): Array<{ split: number; label: string }> {
  return lanes.flatMap((lane, i) => {
    const base = laneBase(i, lanes.length);
    const value = roundTick(lane.max);
    const height = toHeight(value, scene.options.scale) / (toHeight(lane.max, scene.options.scale) || 1);
    const top = { split: base + Math.min(1, height) * curveHeight, label: formatCount(value, lane.field) };
    const zero = { split: base, label: '0' };
    if (laneHeight < 46) {
      return laneHeight < 18 ? [] : [top];
    }
    return height > 0.35 ? [zero, top] : [zero];
  });
}

function laneHeight(u: uPlot, scene: Scene): number {
  return u.bbox.height / devicePixelRatio / Math.max(1, scene.lanes.length);
}

function addLaneSeries(builder: UPlotConfigBuilder, theme: GrafanaTheme2, index: number, scene: Scene): void {
  const lane = scene.lanes[index]!;
  const color = scene.colors.get(lane.status)!;
  const first = 1 + index * seriesPerLane;
  const common = {
    scaleKey: 'y',
    theme,
    drawStyle: GraphDrawStyle.Line,
    showPoints: VisibilityMode.Never,
    spanNulls: false,
    pxAlign: false,
  };
  for (let i = 0; i < 2; i++) {
    builder.addSeries({ ...common, lineColor: color, lineWidth: 0 });
  }
  if (scene.options.showBand) {
    builder.addBand({ series: [first + 1, first], fill: scene.paint.band });
  }
  builder.addSeries({
    ...common,
    lineColor: scene.paint.weak,
    lineWidth: 1.25,
    lineStyle: { fill: 'dash', dash: [5, 4] },
  });
  builder.addSeries({
    ...common,
    lineColor: color,
    lineWidth: 1.5,
    pointSize: 4,
    pointsBuilder: () => true,
    pointsFilter: (u, seriesIdx) => lonelyPoints(u.data[seriesIdx] as Array<number | null>),
  });
}

/** Sizes that depend on the room there is. */
export interface Room {
  /** Width of the axis with counts, 0 to leave it out. */
  axisWidth: number;
  axisHeight: number;
}

/** The chart of lanes. Hooks read the scene anew at each draw; only its structure is fixed here. */
export function lanesConfig(
  getScene: GetScene,
  theme: GrafanaTheme2,
  timeZone: TimeZone,
  room: Room,
): UPlotConfigBuilder {
  const scene = getScene();
  const builder = new UPlotConfigBuilder(timeZone);
  addTimeAxis(builder, getScene, theme, timeZone, room.axisHeight);
  builder.setPadding([0, sidePadding, 0, room.axisWidth > 0 ? 0 : sidePadding]);
  builder.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    distribution: ScaleDistribution.Linear,
    range: () => [0, getScene().lanes.length],
  });
  builder.addAxis({
    scaleKey: 'y',
    theme,
    show: room.axisWidth > 0,
    placement: AxisPlacement.Left,
    size: room.axisWidth,
    gap: 4,
    color: theme.colors.text.secondary,
    grid: { show: false },
    ticks: { show: false },
    splits: (u) => ticks(getScene().lanes, getScene(), laneHeight(u, getScene())).map((tick) => tick.split),
    values: (u) => ticks(getScene().lanes, getScene(), laneHeight(u, getScene())).map((tick) => tick.label),
  });
  scene.lanes.forEach((_, i) => {
    addLaneSeries(builder, theme, i, scene);
  });
  builder.addHook('drawClear', (u) => {
    const now = getScene();
    now.lanes.forEach((lane, i) => {
      if (!now.options.showMarkers) {
        return;
      }
      const box = laneBox(u, i, now.lanes.length);
      tintIncidents(u, now.model.silence?.incidents ?? [], box, now);
      tintIncidents(u, lane.incidents, box, now);
    });
  });
  builder.addHook('drawClear', paintLanesGround(getScene));
  builder.addHook('draw', (u) => {
    drawForeground(u, getScene());
  });
  return builder;
}

function drawForeground(u: uPlot, scene: Scene): void {
  const { ctx } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  ctx.clip();
  scene.lanes.forEach((lane, i) => {
    const box = laneBox(u, i, scene.lanes.length);
    const base = laneBase(i, scene.lanes.length);
    const top = toHeight(lane.max, scene.options.scale) || 1;
    const yOf = (count: number): number =>
      u.valToPos(base + Math.min(1, toHeight(count, scene.options.scale) / top) * curveHeight, 'y', true);
    dimPartial(u, lane.conditions, box, scene.paint);
    ctx.fillStyle = scene.paint.zero;
    ctx.fillRect(box.left, Math.round(yOf(0)), box.width, Math.max(1, devicePixelRatio / 2));
    if (scene.options.showMarkers) {
      drawMarks(u, { lane, box, yOf }, scene);
      drawIncidentBars(u, lane.incidents, box, scene);
    }
  });
  if (scene.options.showMarkers) {
    drawIncidentBars(u, scene.model.silence?.incidents ?? [], laneBox(u, 0, scene.lanes.length), scene);
  }
  ctx.restore();
}

/** Room for the last time label, px. */
export const sidePadding = 16;

/** Time scale and axis, common to all views. */
export function addTimeAxis(
  builder: UPlotConfigBuilder,
  getScene: GetScene,
  theme: GrafanaTheme2,
  timeZone: TimeZone,
  height: number,
): void {
  builder.scaleKeys = ['x', 'y'];
  builder.setCursor({
    drag: { x: true, y: false, setScale: false },
    focus: { prox: 1e6 },
    points: {
      size: (u: uPlot, seriesIdx: number) => ((u.series[seriesIdx]?.width ?? 0) >= 1.5 ? 7 : 0),
      width: (u: uPlot, seriesIdx: number) => ((u.series[seriesIdx]?.width ?? 0) >= 1.5 ? 1.5 : 0),
    },
  });
  builder.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => {
      const { range } = getScene().model;
      return [range.from, range.to];
    },
  });
  builder.addAxis({
    scaleKey: 'x',
    isTime: true,
    theme,
    timeZone,
    size: height,
    gap: 4,
    placement: AxisPlacement.Bottom,
    color: theme.colors.text.secondary,
    grid: { show: true },
    ticks: { size: 3 },
  });
}
