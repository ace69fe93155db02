import { type ScaleKind } from '../data/scale.js';

export type View = 'lanes' | 'share' | 'counts';

/** A status as the user arranged it; the list's order is the order drawn. */
export interface StatusSetting {
  name: string;
  hidden?: boolean;
  /** A colour as Grafana's colour picker gives it: a hex value or a name of its palette. */
  color?: string;
}

export interface PanelOptions {
  view: View;
  /** Minutes that count as "now". */
  nowMinutes: number;
  statuses: StatusSetting[];
  scale: ScaleKind;
  showStrip: boolean;
  showBand: boolean;
  showMarkers: boolean;
  showLegend: boolean;
  /** The least severity that is marked: 1 warning, 2 critical. */
  minSeverity: 1 | 2;
}

export const defaultOptions: PanelOptions = {
  view: 'lanes',
  nowMinutes: 5,
  statuses: [],
  scale: 'linear',
  showStrip: true,
  showBand: true,
  showMarkers: true,
  showLegend: true,
  minSeverity: 1,
};
