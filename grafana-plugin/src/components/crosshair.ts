import { DashboardCursorSync } from '@grafana/data';

/** What the chart's plugins are told about the crosshair that a dashboard's panels share. */
export interface Crosshair {
  isShared: boolean;
  /** For EventBusPlugin: Grafana 11 asks whether to tell others of a hover; later versions do not ask. */
  bus: { sync: () => boolean };
  /** For TooltipPlugin2: Grafana 11 asks by a function, later versions take a mode and a scope. */
  tooltip: { syncTooltip: () => boolean; syncMode: DashboardCursorSync; syncScope?: string };
}

/** The props under the names of every Grafana from 11.0 on; a version leaves those alone that it does not know. */
export function crosshairOf(mode: DashboardCursorSync, scope: string | undefined): Crosshair {
  const isShared = mode !== DashboardCursorSync.Off;
  return {
    isShared,
    bus: { sync: () => isShared },
    tooltip: {
      syncTooltip: () => mode === DashboardCursorSync.Tooltip,
      syncMode: mode,
      ...(scope === undefined ? {} : { syncScope: scope }),
    },
  };
}
