import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';

import { silenceStatus } from '../data/contract.js';
import { formatFactor, formatSince, statusName } from '../data/format.js';
import { type Model } from '../data/model.js';
import { type Deviation, type Verdict } from '../data/verdict.js';
import { Shape, shapeOf } from './Shape.js';
import { excessWords } from './describe.js';
import { type Layout } from './layout.js';
import { blockColors, panelStyles } from './styles.js';
import { useWrapped } from './useWrapped.js';

interface Props {
  model: Model;
  verdict: Verdict;
  timeZone: TimeZone;
  size: Layout['size'];
}

/** Since when and how many; where there is little room how many alone, for the block beside it says since when. */
function facts(deviation: Deviation, { model, timeZone, size }: Props): string {
  const { incident } = deviation;
  const reference = model.now?.to ?? model.range.to;
  const since =
    incident && size !== 'small' ? [`since ${formatSince(incident.from, reference, timeZone)}`] : [];
  return [...since, ...excessWords(model, deviation)].join(', ');
}

function nameOf(deviation: Deviation): string {
  return deviation.status === silenceStatus ? 'no transactions' : statusName(deviation.status);
}

function quietWords(model: Model, verdict: Verdict): string {
  if (verdict.standing === 'ok') {
    const seen = model.lanes
      .filter((lane) => lane.watched && lane.present.visible !== null)
      .map((lane) => {
        const { visible } = lane.present;
        return `${statusName(lane.status)} ${visible === 0 ? 'none' : formatFactor(visible)}`;
      });
    return seen.length > 0 ? `Changes that would show: ${seen.join(', ')}` : 'Nothing deviates';
  }
  if (verdict.standing === 'unjudged') {
    const missing = model.remarks.flatMap((remark) => remark.missing);
    return missing.length > 0 ? `Not in the data: ${missing.join(', ')}` : 'Nothing is judged yet';
  }
  if (verdict.standing === 'learning') {
    return 'Too few covered minutes for a baseline yet';
  }
  return 'Minutes without any ingest are hatched: unknown, not zero';
}

/** What deviates, by how much, since when; or, when nothing does, what would show. */
export function Deviations(props: Props) {
  const { model, verdict, size } = props;
  const [list, wrapped] = useWrapped();
  const styles = useStyles2(chipStyles);
  const signs = useStyles2(panelStyles).severity;
  if (verdict.deviations.length === 0 || verdict.standing === 'stale') {
    return <div className={cx(styles.quiet, styles[size])}>{quietWords(model, verdict)}</div>;
  }
  return (
    <div className={cx(styles.row, styles[size])}>
      <ul ref={list} className={styles.list} aria-label="Deviations">
        {verdict.deviations.map((deviation) => (
          <li
            key={deviation.status}
            className={cx(styles.chip, deviation.severity >= 2 ? styles.critical : styles.warning)}
          >
            <span className={deviation.severity >= 2 ? signs.critical : signs.warning}>
              <Shape kind={shapeOf(deviation.severity)} size={11} />
            </span>
            <strong>
              {nameOf(deviation)}
              {deviation.isEasing
                ? ' easing'
                : deviation.factor === null
                  ? ''
                  : ` ${formatFactor(deviation.factor)}`}
            </strong>
            <span className={styles.facts}>{facts(deviation, props)}</span>
          </li>
        ))}
      </ul>
      {verdict.deviations.length > 1 && (
        <span
          className={styles.more}
          title={wrapped > 0 ? verdict.deviations.slice(-wrapped).map(nameOf).join(', ') : undefined}
        >
          {wrapped > 0 && `+${wrapped}`}
        </span>
      )}
    </div>
  );
}

function chipStyles(theme: GrafanaTheme2) {
  const block = blockColors(theme);
  return {
    row: css({ display: 'flex', alignItems: 'center', height: '1.83em', fontSize: 12, minWidth: 0 }),
    list: css({
      display: 'flex',
      gap: theme.spacing(0.75),
      listStyle: 'none',
      margin: 0,
      padding: 0,
      height: '1.83em',
      minWidth: 0,
      overflow: 'hidden',
      flexWrap: 'wrap',
    }),
    // Keeps its room while it says nothing, or it would push out what it then counts.
    more: css({ flex: '0 0 2.2em', textAlign: 'right', color: theme.colors.text.secondary }),
    chip: css({
      display: 'flex',
      alignItems: 'center',
      gap: 5,
      height: '1.83em',
      padding: '0 0.65em',
      whiteSpace: 'nowrap',
      maxWidth: '100%',
      boxSizing: 'border-box',
      overflow: 'hidden',
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.secondary,
      svg: { display: 'block', flex: '0 0 auto' },
    }),
    critical: css({ boxShadow: `inset 0 0 0 1px ${block.critical.fill}` }),
    warning: css({ boxShadow: `inset 0 0 0 1px ${block.warning.fill}` }),
    small: css({ fontSize: 10.5 }),
    medium: css({}),
    large: css({}),
    wall: css({ fontSize: 18 }),
    facts: css({ color: theme.colors.text.secondary, overflow: 'hidden', textOverflow: 'ellipsis' }),
    quiet: css({
      height: '1.83em',
      lineHeight: '1.83em',
      fontSize: 12,
      color: theme.colors.text.secondary,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    }),
  };
}
