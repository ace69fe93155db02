import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';

import { silenceStatus } from '../data/contract.js';
import { formatExcess, formatFactor, formatSince, statusName } from '../data/format.js';
import { type Model } from '../data/model.js';
import { type Deviation, type Verdict } from '../data/verdict.js';
import { Shape, shapeOf } from './Shape.js';
import { blockColors, panelStyles } from './styles.js';

interface Props {
  model: Model;
  verdict: Verdict;
  timeZone: TimeZone;
  isWall: boolean;
}

function facts(deviation: Deviation, reference: number, timeZone: TimeZone): string {
  const { incident } = deviation;
  if (!incident) {
    return '';
  }
  const excess = Math.abs(incident.excess) >= 1 ? `, ${formatExcess(incident.excess)}` : '';
  return `since ${formatSince(incident.from, reference, timeZone)}${excess}`;
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
export function Deviations({ model, verdict, timeZone, isWall }: Props) {
  const styles = useStyles2(chipStyles);
  const signs = useStyles2(panelStyles).severity;
  if (verdict.deviations.length === 0 || verdict.standing === 'stale') {
    return <div className={cx(styles.quiet, isWall && styles.wall)}>{quietWords(model, verdict)}</div>;
  }
  const reference = model.now?.to ?? model.range.to;
  return (
    <ul className={cx(styles.list, isWall && styles.wall)} aria-label="Deviations">
      {verdict.deviations.map((deviation) => (
        <li
          key={deviation.status}
          className={cx(styles.chip, deviation.severity >= 2 ? styles.critical : styles.warning)}
        >
          <span className={deviation.severity >= 2 ? signs.critical : signs.warning}>
            <Shape kind={shapeOf(deviation.severity)} size={11} />
          </span>
          <strong>
            {deviation.status === silenceStatus ? 'no transactions' : statusName(deviation.status)}
            {deviation.isEasing
              ? ' easing'
              : deviation.factor === null
                ? ''
                : ` ${formatFactor(deviation.factor)}`}
          </strong>
          <span className={styles.facts}>{facts(deviation, reference, timeZone)}</span>
        </li>
      ))}
    </ul>
  );
}

function chipStyles(theme: GrafanaTheme2) {
  const block = blockColors(theme);
  return {
    list: css({
      display: 'flex',
      gap: theme.spacing(0.75),
      listStyle: 'none',
      margin: 0,
      padding: 0,
      height: '1.83em',
      fontSize: 12,
      minWidth: 0,
      overflow: 'hidden',
      flexWrap: 'wrap',
    }),
    chip: css({
      display: 'flex',
      alignItems: 'center',
      gap: 5,
      height: '1.83em',
      padding: '0 0.65em',
      whiteSpace: 'nowrap',
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.secondary,
      svg: { display: 'block' },
    }),
    critical: css({ boxShadow: `inset 0 0 0 1px ${block.critical.fill}` }),
    warning: css({ boxShadow: `inset 0 0 0 1px ${block.warning.fill}` }),
    wall: css({ fontSize: 18, height: '1.83em' }),
    facts: css({ color: theme.colors.text.secondary }),
    quiet: css({
      height: 18,
      fontSize: 12,
      color: theme.colors.text.secondary,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    }),
  };
}
