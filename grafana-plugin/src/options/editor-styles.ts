import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/** Lists of statuses in the options. */
export function editorStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', margin: `0 0 ${theme.spacing(1)}`, padding: 0 }),
    row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minHeight: 28 }),
    name: css({ flex: 1 }),
    off: css({ flex: 1, color: theme.colors.text.disabled, textDecoration: 'line-through' }),
  };
}
