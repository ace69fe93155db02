import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { formatFactor, statusName } from '../data/format.js';
import { type Lane, type Model } from '../data/model.js';
import { isEasing, laneSeverity } from '../data/verdict.js';
import { linesFor } from './LaneLabels.js';
import { Shape, type ShapeKind, shapeOf } from './Shape.js';
import { severityWords } from './describe.js';
import { type Layout } from './layout.js';
import { blockColors, panelStyles } from './styles.js';

interface Props {
  lanes: readonly Lane[];
  room: Layout;
  minSeverity: number;
  model: Model;
}

interface Badge {
  kind: ShapeKind;
  big: string;
  small: string;
}

/** Below this expected count a factor says more about luck than about the status. */
const leastExpected = 3;

function calmFactor({ factor, expected }: Lane['present']): string {
  return expected !== null && expected >= leastExpected ? formatFactor(factor) : '';
}

function nowWord(lane: Lane): string {
  return isEasing(lane) ? 'easing' : formatFactor(lane.present.factor);
}

/** What stands right of a lane: how severe it is now; when calm, from which change on it would show. */
export function badgeOf(lane: Lane, stale: boolean): Badge {
  const { present } = lane;
  if (stale) {
    return { kind: 'none', big: '', small: 'no data' };
  }
  if (present.learning) {
    return { kind: 'learning', big: '', small: 'learning' };
  }
  if (present.score === null) {
    return { kind: 'none', big: calmFactor(present), small: lane.watched ? '' : 'not watched' };
  }
  if (present.severity > 0) {
    const word = severityWords[present.severity];
    return {
      kind: shapeOf(present.severity),
      big: nowWord(lane),
      small: `${word} ${present.score.toFixed(1)}`,
    };
  }
  const open = laneSeverity(lane);
  if (open > 0) {
    return { kind: shapeOf(open), big: nowWord(lane), small: 'still open' };
  }
  const { visible } = present;
  const seen = visible === null ? '' : visible === 0 ? 'blind now' : `sees ${formatFactor(visible)}`;
  return { kind: 'ok', big: calmFactor(present) || 'ok', small: seen };
}

/** Right of each lane: its present severity. */
export function LaneBadges({ lanes, room, minSeverity, model }: Props) {
  const styles = useStyles2(badgeStyles);
  const signs = useStyles2(panelStyles).severity;
  const { fontSize } = room;
  const twoLines = linesFor(room.laneHeight) >= 2 && room.columns !== 'small';
  return (
    <ul className={styles.list} style={{ width: room.badges }} aria-label="Severity now">
      {lanes.map((lane) => {
        const badge = badgeOf(lane, model.stale);
        const severity = model.stale ? 0 : lane.present.severity;
        const marked = severity >= minSeverity;
        const open = model.stale ? 0 : laneSeverity(lane);
        const isOpen = !marked && open >= minSeverity;
        const tone = isOpen ? (open >= 2 ? signs.critical : signs.warning) : !marked && signs.quiet;
        return (
          <li
            key={lane.status}
            className={cx(styles.row, marked && (severity >= 2 ? styles.critical : styles.warning))}
            style={{ height: room.laneHeight, fontSize }}
            aria-label={`${statusName(lane.status)}: ${badge.small || badge.big || 'not judged'}`}
          >
            <div
              className={cx(
                styles.big,
                tone,
                marked && styles.strong,
                marked && room.columns !== 'small' && styles.large,
              )}
            >
              <Shape kind={badge.kind} size={Math.round(fontSize * 0.9)} />
              <span>{badge.big}</span>
            </div>
            {twoLines && badge.small && <div className={cx(styles.small, tone)}>{badge.small}</div>}
          </li>
        );
      })}
    </ul>
  );
}

function badgeStyles(theme: GrafanaTheme2) {
  const block = blockColors(theme);
  const marked = ({ fill, on }: { fill: string; on: string }) =>
    css({
      background: fill,
      color: on,
      borderRadius: theme.shape.radius.default,
      borderBottom: `2px solid ${theme.colors.background.primary}`,
    });
  return {
    list: css({ listStyle: 'none', margin: 0, padding: 0, flex: '0 0 auto' }),
    row: css({
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'center',
      boxSizing: 'border-box',
      padding: '0 0 0 6px',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      lineHeight: 1.25,
    }),
    critical: marked(block.critical),
    warning: marked(block.warning),
    big: css({ display: 'flex', alignItems: 'center', gap: 5, svg: { flex: '0 0 auto' } }),
    strong: css({ fontWeight: theme.typography.fontWeightBold }),
    large: css({ fontSize: '1.35em' }),
    small: css({ fontSize: '0.88em' }),
  };
}
