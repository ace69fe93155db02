import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

import { surfaceOf } from '../theme.js';

/** Buttons and fields of the page. */
export function controlStyles(theme: GrafanaTheme2) {
  const surface = surfaceOf(theme);
  const field = {
    background: surface.field,
    border: `1px solid ${surface.border}`,
    borderRadius: 6,
    padding: '5px 9px',
    height: 32,
    minWidth: 0,
    color: theme.colors.text.primary,
    colorScheme: theme.isDark ? 'dark' : 'light',
  } as const;
  return {
    icon: css({
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      width: 30,
      height: 30,
      border: `1px solid ${surface.border}`,
      borderRadius: 6,
      background: surface.field,
      color: theme.colors.text.secondary,
      cursor: 'pointer',
      '&:hover': { color: theme.colors.text.maxContrast },
    }),
    field: css(field),
    wide: css({ ...field, width: '100%' }),
    primary: css({
      height: 32,
      padding: '0 16px',
      border: 0,
      borderRadius: 6,
      background: theme.isDark ? '#2f6fed' : '#1f5fd6',
      color: '#ffffff',
      fontWeight: 600,
      cursor: 'pointer',
      '&:disabled': { opacity: 0.6, cursor: 'default' },
      '&:hover:not(:disabled)': { background: '#1d55c4' },
    }),
    quiet: css({
      border: 0,
      background: 'none',
      padding: 0,
      color: theme.colors.text.link,
      cursor: 'pointer',
      '&:hover': { textDecoration: 'underline' },
    }),
    label: css({ display: 'flex', flexDirection: 'column', gap: 3, minWidth: 0 }),
    labelText: css({ fontSize: 12, color: theme.colors.text.secondary }),
  };
}
