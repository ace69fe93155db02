import { type GrafanaTheme2, createTheme } from '@grafana/data';

const fontFamily = "Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Grafana's theme with fonts that every machine has. */
export function themeOf(mode: 'dark' | 'light'): GrafanaTheme2 {
  return createTheme({ colors: { mode }, typography: { fontFamily } });
}

export interface Surface {
  page: string;
  card: string;
  border: string;
  field: string;
}

/** Backgrounds of page, cards and fields. */
export function surfaceOf(theme: GrafanaTheme2): Surface {
  return theme.isDark
    ? { page: '#0d1014', card: theme.colors.background.primary, border: '#262b33', field: '#0f1216' }
    : { page: '#eef0f3', card: theme.colors.background.primary, border: '#d9dde3', field: '#ffffff' };
}
