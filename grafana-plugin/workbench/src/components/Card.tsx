import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { surfaceOf } from '../theme.js';

interface Props {
  title: string;
  aside?: React.ReactNode;
  children: React.ReactNode;
  className?: string;
}

/** A titled part of the page. */
export function Card({ title, aside, children, className }: Props) {
  const styles = useStyles2(cardStyles);
  return (
    <section className={cx(styles.card, className)} aria-label={title}>
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        {aside}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}

function cardStyles(theme: GrafanaTheme2) {
  const surface = surfaceOf(theme);
  return {
    card: css({
      display: 'flex',
      flexDirection: 'column',
      minWidth: 0,
      background: surface.card,
      border: `1px solid ${surface.border}`,
      borderRadius: 8,
    }),
    header: css({
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: 12,
      padding: '10px 16px 0',
      minHeight: 38,
    }),
    title: css({
      fontSize: 12,
      fontWeight: 600,
      letterSpacing: '0.06em',
      textTransform: 'uppercase',
      color: theme.colors.text.secondary,
    }),
    body: css({ padding: '8px 16px 14px', minHeight: 0, flex: 1 }),
  };
}
