import React, { useCallback, useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import { type AbsoluteTimeRange, DashboardCursorSync, type LinkModel } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import {
  EventBusPlugin,
  TooltipPlugin2,
  UPlotChart,
  usePanelContext,
  useStyles2,
  useTheme2,
} from '@grafana/ui';

import { linksOf } from '../data/links.js';
import { type Scene } from '../views/context.js';
import { laneOfSeries, lanesConfig, lanesData } from '../views/lanes.js';
import { layerOfSeries, stackedConfig, stackedData } from '../views/stacked.js';
import { Tooltip } from './Tooltip.js';
import { crosshairOf } from './crosshair.js';
import { describeMinute } from './describe.js';
import { type Layout } from './layout.js';
import { panelStyles } from './styles.js';
import { useKeyboard } from './useKeyboard.js';

/** `TooltipHoverMode.xAll`: the enum itself does not exist at run time. */
const hoverAll = 1;

interface Props {
  scene: Scene;
  room: Layout;
  timeZone: TimeZone;
  onZoom: (range: AbsoluteTimeRange) => void;
}

/** What the chart's configuration is built from; a refresh with the same structure keeps the chart. */
function structureKey(scene: Scene, room: Layout): string {
  const { options, lanes, colors } = scene;
  return JSON.stringify([
    options.view,
    options.showBand,
    options.showMarkers,
    lanes.map((lane) => [lane.status, colors.get(lane.status)]),
    room.axisWidth,
    room.axisHeight,
  ]);
}

/** The lane under the pointer. */
function hoveredLane(u: uPlot, lanes: number): number | null {
  const top = u.cursor.top ?? -1;
  const height = u.bbox.height / devicePixelRatio;
  return top < 0 || height <= 0 ? null : Math.min(lanes - 1, Math.floor((top / height) * lanes));
}

/** The plot of either view with crosshair, shared tooltip, drag zoom and keyboard. */
export function Chart({ scene, room, timeZone, onZoom }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(panelStyles);
  const { sync, eventsScope, eventBus } = usePanelContext();
  const sceneRef = useRef(scene);
  sceneRef.current = scene;
  const plotRef = useRef<uPlot | null>(null);
  const asLanes = scene.options.view === 'lanes';
  const key = structureKey(scene, room);
  const config = useMemo(
    () => (asLanes ? lanesConfig : stackedConfig)(() => sceneRef.current, theme, timeZone, room),
    // `key` stands for all of scene and room that the configuration is built from.
    [key, theme, timeZone],
  );
  const plotData = useMemo(() => (asLanes ? lanesData : stackedData)(scene), [scene, asLanes]);
  const onPlot = useCallback((u: uPlot) => {
    plotRef.current = u;
  }, []);
  const keyboard = useKeyboard(plotRef, (index) =>
    describeMinute(sceneRef.current.model, sceneRef.current.lanes, index, timeZone),
  );
  // Grafana follows a link at once that is set to open by one click.
  const dataLinks = useCallback(
    (seriesIdx: number, dataIdx: number | null | undefined): LinkModel[] => {
      const { lanes, model } = sceneRef.current;
      const lane = (asLanes ? laneOfSeries : layerOfSeries)(lanes, seriesIdx);
      return lane && dataIdx != null ? linksOf(lane, model.times[dataIdx]!) : [];
    },
    [asLanes],
  );
  const mode = sync?.() ?? DashboardCursorSync.Off;
  const crosshair = useMemo(() => crosshairOf(mode, eventsScope), [mode, eventsScope]);
  return (
    <div
      className={styles.chart}
      style={{ width: room.chartWidth, height: room.body }}
      tabIndex={0}
      role="application"
      aria-roledescription="chart"
      aria-label="Transactions by status over time. Arrow keys move through the minutes, Enter holds a minute, Escape lets go."
      onKeyDown={keyboard.onKeyDown}
      onBlur={keyboard.onBlur}
    >
      <UPlotChart config={config} data={plotData} width={room.chartWidth} height={room.body} plotRef={onPlot}>
        {crosshair.isShared && <EventBusPlugin config={config} eventBus={eventBus} {...crosshair.bus} />}
        <TooltipPlugin2
          config={config}
          hoverMode={hoverAll}
          {...crosshair.tooltip}
          queryZoom={onZoom}
          getDataLinks={dataLinks}
          render={(u, dataIdxs, _series, isPinned) => {
            const index = dataIdxs.find((at) => at != null) ?? null;
            const { model, lanes, colors } = sceneRef.current;
            const lane = asLanes ? hoveredLane(u, lanes.length) : null;
            return <Tooltip {...{ model, lanes, colors, index, isPinned, timeZone }} focused={lane} />;
          }}
        />
      </UPlotChart>
      <div className={styles.hidden} aria-live="polite" role="status">
        {keyboard.reading}
      </div>
    </div>
  );
}
