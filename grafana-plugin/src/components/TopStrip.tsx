import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';

import { formatCount, formatExpected } from '../data/format.js';
import { type Model } from '../data/model.js';
import { type Present } from '../data/present.js';
import { type Verdict } from '../data/verdict.js';
import { stackOrder } from '../views/stack.js';
import { Deviations } from './Deviations.js';
import { MixBar, type MixPart } from './MixBar.js';
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

/** Lengths of a status's part in both bars: its shares; where it is the only one, its counts against the greater. */
function lengths(present: Present, longest: number | null): Pick<MixPart, 'length' | 'expectedLength'> {
  return longest === null
    ? { length: present.share, expectedLength: present.expectedShare ?? 0 }
    : { length: present.observed / longest, expectedLength: (present.expected ?? 0) / longest };
}

/** The answer at a glance: how it stands, the mix now above the mix expected, and what deviates. */
export function TopStrip({ model, verdict, colors, timeZone, room }: Props) {
  const styles = useStyles2(stripStyles);
  const hidden = useStyles2(panelStyles).hidden;
  const lanes = stackOrder(model.lanes);
  const deviating = new Set(verdict.deviations.map((d) => d.status));
  const longest = Math.max(
    1,
    ...lanes.map(({ present }) => Math.max(present.observed, present.expected ?? 0)),
  );
  const parts = lanes.map((lane) => ({
    status: lane.status,
    color: colors.get(lane.status) ?? 'transparent',
    ...lengths(lane.present, model.hasMix ? null : longest),
    share: lane.present.share,
    expectedShare: lane.present.expectedShare,
    hasBaseline: lane.present.expected !== null,
    factor: deviating.has(lane.status) ? lane.present.factor : null,
  }));
  const observed = lanes.reduce((sum, lane) => sum + lane.present.observed, 0);
  const expected = lanes.reduce((sum, lane) => sum + (lane.present.expected ?? lane.present.observed), 0);
  // One unit for the sum of all: that of the lowest layer, as on the axis of stacked counts.
  const field = lanes[0]?.field;
  const hasExpected = parts.some((part) => part.expectedShare !== null);
  const small = room.size === 'small';
  const minutes = model.now?.minutes ?? 0;
  const isWall = room.size === 'wall';
  const labelStyle = cx(styles.label, isWall && styles.wallText);
  const totalStyle = cx(styles.total, isWall && styles.wallText);
  return (
    <section className={styles[room.size]} style={{ height: room.strip }} aria-label="Now against expected">
      <div className={hidden}>{describeVerdict(model, verdict, timeZone)}</div>
      <Standing model={model} verdict={verdict} timeZone={timeZone} size={room.size} />
      <div className={styles.mix}>
        <div className={styles.bars}>
          <span className={labelStyle}>{small ? 'Now' : `Now, ${minutes} min`}</span>
          <MixBar parts={parts} kind="now" height={barHeights[room.size]} />
          <span className={totalStyle}>{formatCount(observed, field)}</span>
          <span className={labelStyle}>{small ? 'Exp.' : 'Expected'}</span>
          <MixBar parts={parts} kind="expected" height={barHeights[room.size]} />
          <span className={cx(totalStyle, styles.weak)}>
            {hasExpected ? formatExpected(expected, field) : '–'}
          </span>
        </div>
        <Deviations model={model} verdict={verdict} timeZone={timeZone} size={room.size} />
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
    wallText: css({ fontSize: 18, lineHeight: '22px' }),
    weak: css({ color: theme.colors.text.secondary, fontWeight: 400 }),
  };
}
