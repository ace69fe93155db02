import type { GrafanaTheme2 } from '@grafana/data';

import type { Lane } from '../data/model.js';
import type { StatusSetting } from '../options/types.js';

interface Pair {
  dark: string;
  light: string;
}

/**
 * Chosen so that every pair stays apart under protanopia, deuteranopia and tritanopia on both backgrounds
 * (a test simulates them), and so that no status is taken for a severity.
 */
export const statusColors: Readonly<Record<string, Pair>> = {
  approved: { dark: '#8ef2dc', light: '#0ba798' },
  denied: { dark: '#ddaffa', light: '#7d006f' },
  failed: { dark: '#ffea64', light: '#979714' },
  reversed: { dark: '#5696d5', light: '#0678b9' },
  backend_reversed: { dark: '#6559f7', light: '#1912b4' },
  refunded: { dark: '#ce8955', light: '#4a3518' },
  processing: { dark: '#777774', light: '#6d6863' },
};

export const severityColors: Readonly<Record<'warning' | 'critical', Pair>> = {
  warning: { dark: '#ffb020', light: '#a65f00' },
  critical: { dark: '#ff4757', light: '#d0103a' },
};

const spare = ['super-light-blue', 'light-orange', 'super-light-green', 'light-purple', 'dark-yellow'];

function pick(theme: GrafanaTheme2, pair: Pair): string {
  return theme.isDark ? pair.dark : pair.light;
}

/** What a user chose outranks what a field override says, which outranks our own colours. */
export function colorOf(
  theme: GrafanaTheme2,
  lane: Pick<Lane, 'status' | 'field'>,
  settings: readonly StatusSetting[],
): string {
  const chosen = settings.find((s) => s.name === lane.status)?.color;
  const override = lane.field?.config.color;
  const fixed = override?.mode === 'fixed' ? override.fixedColor : undefined;
  const name = chosen ?? fixed;
  if (name) {
    return theme.visualization.getColorByName(name);
  }
  const own = statusColors[lane.status];
  if (own) {
    return pick(theme, own);
  }
  let hash = 0;
  for (const letter of lane.status) {
    hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  }
  return theme.visualization.getColorByName(spare[hash % spare.length]!);
}

/** Colours of everything that is drawn on the canvas and is not a status. */
export interface Paint {
  isDark: boolean;
  background: string;
  text: string;
  weak: string;
  line: string;
  zero: string;
  band: string;
  hatch: string;
  learning: string;
  heldOut: string;
  warning: string;
  critical: string;
  font: string;
}

export function paintOf(theme: GrafanaTheme2): Paint {
  const dark = theme.isDark;
  return {
    isDark: dark,
    background: theme.colors.background.primary,
    text: theme.colors.text.primary,
    weak: theme.colors.text.secondary,
    line: theme.colors.border.weak,
    zero: dark ? 'rgba(204, 212, 224, 0.34)' : 'rgba(36, 41, 46, 0.34)',
    band: dark ? 'rgba(176, 190, 214, 0.20)' : 'rgba(70, 84, 110, 0.17)',
    hatch: dark ? 'rgba(204, 212, 224, 0.30)' : 'rgba(36, 41, 46, 0.28)',
    learning: dark ? 'rgba(110, 159, 255, 0.16)' : 'rgba(56, 113, 220, 0.12)',
    heldOut: dark ? 'rgba(204, 212, 224, 0.42)' : 'rgba(36, 41, 46, 0.38)',
    warning: pick(theme, severityColors.warning),
    critical: pick(theme, severityColors.critical),
    font: theme.typography.fontFamily,
  };
}

export function severityColor(paint: Pick<Paint, 'warning' | 'critical'>, severity: number): string {
  return severity >= 2 ? paint.critical : paint.warning;
}

/** A hex colour with an opacity of 0…1. */
export function withAlpha(color: string, alpha: number): string {
  if (!/^#[0-9a-f]{6}$/i.test(color)) {
    return color;
  }
  const byte = Math.round(Math.min(1, Math.max(0, alpha)) * 255);
  return color + byte.toString(16).padStart(2, '0');
}
