import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';

import { type Conditions } from '../data/minutes.js';
import { type Model } from '../data/model.js';
import { paintOf } from '../views/colors.js';

const words: Readonly<Record<keyof Conditions, string>> = {
  absent: 'no data',
  partial: 'partial',
  learning: 'learning',
  heldOut: 'held out',
};

function background(theme: GrafanaTheme2, kind: keyof Conditions): React.CSSProperties {
  const paint = paintOf(theme);
  switch (kind) {
    case 'absent':
      return {
        background: `repeating-linear-gradient(135deg, ${paint.hatch} 0 1.5px, transparent 1.5px 5px)`,
      };
    case 'heldOut':
      return { background: `radial-gradient(${paint.heldOut} 1px, transparent 1.2px) 0 0 / 5px 5px` };
    case 'learning':
      return { background: paint.learning };
    default:
      return { background: `linear-gradient(${paint.band}, ${paint.band})`, opacity: 0.5 };
  }
}

/** Explains the textures of minutes that are in sight. */
export function Key({ model }: { model: Model }) {
  const theme = useTheme2();
  const styles = useStyles2(keyStyles);
  const seen = (Object.keys(words) as Array<keyof Conditions>).filter((kind) =>
    model.lanes.some((lane) =>
      lane.conditions[kind].some(({ from, to }) => to > model.range.from && from < model.range.to),
    ),
  );
  return (
    <ul className={styles.list} aria-label="Key">
      {seen.map((kind) => (
        <li key={kind} className={styles.item}>
          <span className={styles.swatch} style={background(theme, kind)} />
          {words[kind]}
        </li>
      ))}
    </ul>
  );
}

function keyStyles(theme: GrafanaTheme2) {
  return {
    list: css({ display: 'flex', gap: theme.spacing(1.5), listStyle: 'none', margin: 0, padding: 0 }),
    item: css({
      display: 'flex',
      alignItems: 'center',
      gap: 5,
      fontSize: 'var(--firewatch-legend, 12px)',
      whiteSpace: 'nowrap',
      color: theme.colors.text.secondary,
    }),
    swatch: css({
      width: 16,
      height: 11,
      borderRadius: 2,
      boxShadow: `inset 0 0 0 1px ${theme.colors.border.medium}`,
    }),
  };
}
