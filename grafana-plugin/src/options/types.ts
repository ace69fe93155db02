import { type ScaleKind } from '../data/scale.js';

export type View = 'lanes' | 'share' | 'counts';

/** What the user set of a status. */
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
  /** Names of the statuses to show, with commas; Grafana's variables are filled in. Empty: all. */
  only: string;
  /** The user's order of statuses; empty: automatic. */
  order: string[];
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
  only: '',
  order: [],
  scale: 'linear',
  showStrip: true,
  showBand: true,
  showMarkers: true,
  showLegend: true,
  minSeverity: 1,
};
