import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { formatCount, formatExpected, formatShare, statusName } from '../data/format.js';
import { type Lane } from '../data/model.js';
import { laneSeverity } from '../data/verdict.js';
import { type Layout } from './layout.js';
import { paintOf, withAlpha } from '../views/colors.js';

interface Props {
  lanes: readonly Lane[];
  colors: ReadonlyMap<string, string>;
  room: Layout;
  minSeverity: number;
  /** False where there is one status alone, whose share says nothing. */
  hasMix: boolean;
}

/** How many lines of text a lane has room for. */
export function linesFor(laneHeight: number): 1 | 2 | 3 {
  return laneHeight >= 56 ? 3 : laneHeight >= 32 ? 2 : 1;
}

/** Left of each lane: the status, observed against expected in the window of now, and its share. */
export function LaneLabels({ lanes, colors, room, minSeverity, hasMix }: Props) {
  const styles = useStyles2(labelStyles);
  const lines = linesFor(room.laneHeight);
  // In a narrow column the numbers go before the words.
  const [observedWord, expectedWord] = room.columns === 'small' ? ['', ''] : [' observed', ' expected'];
  return (
    <ul className={styles.list} style={{ width: room.labels }} aria-label="Statuses now">
      {lanes.map((lane) => {
        const { observed, expected, share } = lane.present;
        const severity = laneSeverity(lane);
        const marked = severity >= minSeverity;
        return (
          <li
            key={lane.status}
            className={cx(styles.row, marked && (severity >= 2 ? styles.critical : styles.warning))}
            style={{ height: room.laneHeight, fontSize: room.fontSize }}
            title={`${statusName(lane.status)}: ${formatCount(observed, lane.field)} observed, ${formatExpected(expected, lane.field)} expected${hasMix ? `, share ${formatShare(share)}` : ''}`}
          >
            <div className={styles.name}>
              <span className={styles.swatch} style={{ background: colors.get(lane.status) }} />
              <span className={styles.text}>{statusName(lane.status)}</span>
              {lines === 1 && <span className={styles.count}>{formatCount(observed, lane.field)}</span>}
            </div>
            {lines >= 2 && (
              <div className={styles.detail}>
                <span>
                  <b>{formatCount(observed, lane.field)}</b>
                  {expected === null
                    ? observedWord
                    : ` of ${formatExpected(expected, lane.field)}${expectedWord}`}
                </span>
              </div>
            )}
            {lines === 3 && hasMix && <div className={styles.detail}>share {formatShare(share)}</div>}
          </li>
        );
      })}
    </ul>
  );
}

function labelStyles(theme: GrafanaTheme2) {
  const paint = paintOf(theme);
  const marked = (color: string) =>
    css({ boxShadow: `inset 4px 0 0 ${color}`, background: withAlpha(color, theme.isDark ? 0.18 : 0.1) });
  return {
    list: css({ listStyle: 'none', margin: 0, padding: 0, flex: '0 0 auto' }),
    row: css({
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'center',
      boxSizing: 'border-box',
      padding: '0 6px 0 9px',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      overflow: 'hidden',
      lineHeight: 1.25,
    }),
    critical: marked(paint.critical),
    warning: marked(paint.warning),
    name: css({
      display: 'flex',
      alignItems: 'center',
      gap: 6,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
    count: css({ marginLeft: 'auto', fontWeight: 400, color: theme.colors.text.secondary }),
    swatch: css({ width: '0.72em', height: '0.72em', borderRadius: 2, flex: '0 0 auto' }),
    detail: css({
      fontSize: '0.88em',
      color: theme.colors.text.secondary,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      b: { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium },
    }),
  };
}
