import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type VizLegendItem, useStyles2 } from '@grafana/ui';

interface Props {
  item: VizLegendItem<string>;
  onToggle: (status: string, append: boolean) => void;
}

/** A status in the legend, as a button whose name is what it shows. */
export function LegendItem({ item, onToggle }: Props) {
  const styles = useStyles2(itemStyles);
  return (
    <button
      type="button"
      className={cx(styles.item, item.disabled && styles.off)}
      aria-pressed={!item.disabled}
      title="Click: this one alone. With Ctrl, ⌘ or Shift: this one too, or not."
      onClick={(event) => {
        onToggle(item.data ?? item.label, event.ctrlKey || event.metaKey || event.shiftKey);
      }}
    >
      <span className={styles.swatch} style={{ background: item.color }} />
      {item.label}
    </button>
  );
}

function itemStyles(theme: GrafanaTheme2) {
  return {
    item: css({
      display: 'flex',
      alignItems: 'center',
      gap: 6,
      padding: '2px 10px 2px 2px',
      border: 0,
      background: 'none',
      color: theme.colors.text.primary,
      // As large as the legend's row says: on a wall larger than at a desk.
      fontSize: 'var(--firewatch-legend, 12px)',
      whiteSpace: 'nowrap',
      cursor: 'pointer',
      '&:hover': { color: theme.colors.text.maxContrast, textDecoration: 'underline' },
    }),
    off: css({ color: theme.colors.text.secondary, textDecoration: 'line-through', span: { opacity: 0.35 } }),
    swatch: css({ width: 14, height: 4, borderRadius: 2, flex: '0 0 auto' }),
  };
}
