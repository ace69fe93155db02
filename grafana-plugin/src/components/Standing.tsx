import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';

import { formatSince } from '../data/format.js';
import { type Model } from '../data/model.js';
import { type Verdict } from '../data/verdict.js';
import { Shape, type ShapeKind } from './Shape.js';
import { standingWord } from './describe.js';
import { type Layout } from './layout.js';
import { blockColors } from './styles.js';

interface Props {
  model: Model;
  verdict: Verdict;
  timeZone: TimeZone;
  size: Layout['size'];
}

const signSizes = { small: 11, medium: 13, large: 17, wall: 30 } as const;

function shape(standing: Verdict['standing']): ShapeKind {
  return standing === 'stale' || standing === 'unjudged' ? 'none' : standing;
}

/** How long, as people say it: "12 min", "2 h 05". */
export function formatLength(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? `${hours} h ${String(minutes % 60).padStart(2, '0')}`
    : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function detail({ model, verdict, timeZone }: Props): string {
  const now = model.now?.to ?? model.range.to;
  if (verdict.standing === 'stale') {
    return model.now ? `since ${formatSince(model.now.to, model.range.to, timeZone)}` : 'nothing was counted';
  }
  if (verdict.since !== null) {
    return `since ${formatSince(verdict.since, now, timeZone)}, ${formatLength(now - verdict.since)}`;
  }
  if (verdict.standing === 'learning') {
    return 'needs 40 minutes';
  }
  return `at ${formatSince(now, model.range.to, timeZone)}`;
}

/** The block that is read from across the room. */
export function Standing(props: Props) {
  const styles = useStyles2(standingStyles);
  const { verdict, size } = props;
  return (
    <div
      className={cx(styles.block, styles[verdict.standing], styles[size])}
      data-standing={verdict.standing}
    >
      <div className={styles.word}>
        <Shape kind={shape(verdict.standing)} size={signSizes[size]} />
        <span>{standingWord(verdict)}</span>
      </div>
      <div className={styles.detail}>{detail(props)}</div>
    </div>
  );
}

function standingStyles(theme: GrafanaTheme2) {
  const block = blockColors(theme);
  const quiet = {
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    boxShadow: `inset 0 0 0 1px ${theme.colors.border.weak}`,
  };
  return {
    block: css({
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'center',
      borderRadius: theme.shape.radius.default,
      lineHeight: 1.2,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      flex: '0 0 auto',
      boxSizing: 'border-box',
    }),
    large: css({ width: 184, padding: '0 14px', fontSize: 20 }),
    wall: css({ width: 300, padding: '0 22px', fontSize: 36 }),
    medium: css({ width: 140, padding: '0 10px', fontSize: 15 }),
    small: css({ width: 86, padding: '0 6px', fontSize: 11 }),
    word: css({
      display: 'flex',
      gap: '0.4em',
      alignItems: 'center',
      fontWeight: theme.typography.fontWeightBold,
    }),
    detail: css({ fontSize: '0.66em', minHeight: '1.2em', overflow: 'hidden', textOverflow: 'ellipsis' }),
    critical: css({ background: block.critical.fill, color: block.critical.on }),
    warning: css({ background: block.warning.fill, color: block.warning.on }),
    ok: css({ ...quiet, color: theme.colors.success.text }),
    learning: css({ ...quiet, color: theme.colors.info.text }),
    stale: css({ ...quiet, border: `1px dashed ${theme.colors.text.secondary}` }),
    unjudged: css(quiet),
  };
}
