import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';

import { formatCount, formatExpected } from '../data/format.js';
import { type Model } from '../data/model.js';
import { type Verdict } from '../data/verdict.js';
import { stackOrder } from '../views/stack.js';
import { Deviations } from './Deviations.js';
import { MixBar } from './MixBar.js';
import { Standing } from './Standing.js';
import { describeVerdict } from './describe.js';
import { type Layout } from './layout.js';
import { panelStyles } from './styles.js';

interface Props {
  model: Model;
  verdict: Verdict;
  colors: ReadonlyMap<string, string>;
  timeZone: TimeZone;
  room: Layout;
}

const barHeights = { small: 12, medium: 14, large: 18, wall: 30 } as const;

/** The answer at a glance: how it stands, the mix now above the mix expected, and what deviates. */
export function TopStrip({ model, verdict, colors, timeZone, room }: Props) {
  const styles = useStyles2(stripStyles);
  const hidden = useStyles2(panelStyles).hidden;
  const lanes = stackOrder(model.lanes);
  const deviating = new Set(verdict.deviations.map((d) => d.status));
  const parts = lanes.map((lane) => ({
    status: lane.status,
    color: colors.get(lane.status) ?? 'transparent',
    share: lane.present.share,
    expectedShare: lane.present.expectedShare,
    hasBaseline: lane.present.expected !== null,
    factor: deviating.has(lane.status) ? lane.present.factor : null,
  }));
  const observed = lanes.reduce((sum, lane) => sum + lane.present.observed, 0);
  const expected = lanes.reduce((sum, lane) => sum + (lane.present.expected ?? lane.present.observed), 0);
  const hasExpected = parts.some((part) => part.expectedShare !== null);
  const small = room.size === 'small';
  const minutes = model.now?.minutes ?? 0;
  return (
    <section className={styles[room.size]} style={{ height: room.strip }} aria-label="Now against expected">
      <div className={hidden}>{describeVerdict(model, verdict, timeZone)}</div>
      <Standing model={model} verdict={verdict} timeZone={timeZone} size={room.size} />
      <div className={styles.mix}>
        <div className={styles.bars}>
          <span className={styles.label}>{small ? 'Now' : `Now, ${minutes} min`}</span>
          <MixBar parts={parts} kind="now" height={barHeights[room.size]} />
          <span className={styles.total}>{formatCount(observed)}</span>
          <span className={styles.label}>{small ? 'Exp.' : 'Expected'}</span>
          <MixBar parts={parts} kind="expected" height={barHeights[room.size]} />
          <span className={cx(styles.total, styles.weak)}>
            {hasExpected ? formatExpected(expected) : '–'}
          </span>
        </div>
        {!small && (
          <Deviations model={model} verdict={verdict} timeZone={timeZone} isWall={room.size === 'wall'} />
        )}
      </div>
    </section>
  );
}

function stripStyles(theme: GrafanaTheme2) {
  const base = {
    display: 'flex',
    gap: theme.spacing(1.5),
    flex: '0 0 auto',
    alignItems: 'stretch',
    boxSizing: 'border-box',
    paddingBottom: theme.spacing(1),
  } as const;
  return {
    large: css(base),
    wall: css({ ...base, paddingBottom: theme.spacing(1.5) }),
    medium: css({ ...base, paddingBottom: theme.spacing(0.75) }),
    small: css({ ...base, gap: theme.spacing(0.75), paddingBottom: theme.spacing(0.5) }),
    mix: css({
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      flex: 1,
      minWidth: 0,
    }),
    bars: css({
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr max-content',
      columnGap: theme.spacing(1),
      rowGap: 4,
      alignItems: 'center',
      flex: '0 0 auto',
    }),
    label: css({
      color: theme.colors.text.secondary,
      fontSize: 11,
      lineHeight: '13px',
      whiteSpace: 'nowrap',
    }),
    total: css({
      fontSize: 12,
      lineHeight: '13px',
      fontWeight: theme.typography.fontWeightMedium,
      textAlign: 'right',
    }),
    weak: css({ color: theme.colors.text.secondary, fontWeight: 400 }),
  };
}
