import { css, keyframes } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { paintOf } from '../views/colors.js';

/** Colours of a severity as a filled block; the text on it reaches a contrast of 4.5. */
export function blockColors(
  theme: GrafanaTheme2,
): Record<'critical' | 'warning', { fill: string; on: string }> {
  return theme.isDark
    ? { critical: { fill: '#d2183a', on: '#ffffff' }, warning: { fill: '#ffb020', on: '#1b1200' } }
    : { critical: { fill: '#c4102f', on: '#ffffff' }, warning: { fill: '#ffc14d', on: '#2b1a00' } };
}

const pulse = keyframes({ '0%, 100%': { opacity: 1 }, '50%': { opacity: 0.72 } });

export function panelStyles(theme: GrafanaTheme2) {
  const paint = paintOf(theme);
  return {
    root: css({
      position: 'relative',
      display: 'flex',
      flexDirection: 'column',
      overflow: 'hidden',
      fontVariantNumeric: 'tabular-nums',
      color: theme.colors.text.primary,
    }),
    body: css({ display: 'flex', flexDirection: 'row', minHeight: 0, position: 'relative' }),
    chart: css({
      position: 'relative',
      flex: '0 0 auto',
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: '-2px' },
    }),
    hidden: css({
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    }),
    severity: {
      critical: css({ color: paint.critical }),
      warning: css({ color: paint.warning }),
      ok: css({ color: theme.colors.success.text }),
      quiet: css({ color: theme.colors.text.secondary }),
    },
    pulse: css({
      '@media (prefers-reduced-motion: no-preference)': { animation: `${pulse} 2.4s ease-in-out infinite` },
    }),
  };
}
