import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { surfaceOf } from '../theme.js';

interface Props<T> {
  label: string;
  value: T | null;
  options: ReadonlyArray<{ value: T; label: string; name?: string }>;
  onChange: (value: T) => void;
}

/** A row of buttons of which one holds. */
export function Segmented<T extends string | number>({ label, value, options, onChange }: Props<T>) {
  const styles = useStyles2(segmentedStyles);
  return (
    <div className={styles.row} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={cx(styles.button, option.value === value && styles.active)}
          aria-pressed={option.value === value}
          title={option.name}
          onClick={() => {
            onChange(option.value);
          }}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

function segmentedStyles(theme: GrafanaTheme2) {
  const surface = surfaceOf(theme);
  return {
    row: css({
      display: 'inline-flex',
      padding: 2,
      gap: 1,
      background: surface.field,
      border: `1px solid ${surface.border}`,
      borderRadius: 6,
    }),
    button: css({
      border: 0,
      background: 'transparent',
      padding: '3px 10px',
      borderRadius: 4,
      fontSize: 13,
      lineHeight: '20px',
      color: theme.colors.text.secondary,
      cursor: 'pointer',
      '&:hover': { color: theme.colors.text.primary },
    }),
    active: css({
      background: theme.colors.action.selected,
      color: theme.colors.text.maxContrast,
      fontWeight: 600,
    }),
  };
}
