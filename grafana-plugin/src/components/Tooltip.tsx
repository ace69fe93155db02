import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';

import { formatCount, formatExpected, formatFactor, formatMinute, statusName } from '../data/format.js';
import { linksOf } from '../data/links.js';
import { type Lane, type Model } from '../data/model.js';
import { Shape, shapeOf } from './Shape.js';
import { conditionWords, severityWords } from './describe.js';
import { panelStyles } from './styles.js';

interface Props {
  model: Model;
  lanes: readonly Lane[];
  colors: ReadonlyMap<string, string>;
  index: number | null;
  /** The lane under the pointer. */
  focused: number | null;
  isPinned: boolean;
  timeZone: TimeZone;
}

function Row({
  lane,
  index,
  color,
  focused,
}: {
  lane: Lane;
  index: number;
  color: string;
  focused: boolean;
}) {
  const styles = useStyles2(tooltipStyles);
  const signs = useStyles2(panelStyles).severity;
  const severity = lane.severity[index] ?? 0;
  const score = lane.score[index] ?? null;
  const visible = lane.visible[index] ?? null;
  const tone = severity >= 2 ? signs.critical : severity >= 1 ? signs.warning : signs.quiet;
  const { [index]: lower = null } = lane.lower;
  const { [index]: upper = null } = lane.upper;
  return (
    <tr className={cx(focused && styles.focused)}>
      <th scope="row">
        <span className={styles.swatch} style={{ background: color }} />
        {statusName(lane.status)}
      </th>
      <td className={styles.strong}>{formatCount(lane.count[index], lane.field)}</td>
      <td>{formatExpected(lane.expected[index], lane.field)}</td>
      <td>
        {lower === null || upper === null
          ? '–'
          : `${formatExpected(lower, lane.field)}–${formatExpected(upper, lane.field)}`}
      </td>
      <td className={tone}>{score === null ? '–' : score.toFixed(1)}</td>
      <td className={cx(tone, styles.severity)}>
        {score === null ? (
          '–'
        ) : (
          <>
            <Shape kind={shapeOf(severity)} size={10} /> {severityWords[severity as 0 | 1 | 2]}
          </>
        )}
      </td>
      <td>{visible === null ? '–' : visible === 0 ? 'none' : formatFactor(visible)}</td>
    </tr>
  );
}

/** One minute of all statuses: observed, expected, band, score, severity and the smallest visible change. */
export function Tooltip({ model, lanes, colors, index, focused, isPinned, timeZone }: Props) {
  const styles = useStyles2(tooltipStyles);
  if (index === null) {
    return null;
  }
  const time = model.times[index]!;
  const noted = [...new Set(lanes.flatMap((lane) => conditionWords(lane, time)))];
  const links = isPinned ? lanes.flatMap((lane) => linksOf(lane, time).map((link) => ({ lane, link }))) : [];
  return (
    <div className={styles.wrapper} aria-hidden={!isPinned} data-testid="firewatch-tooltip">
      <div className={styles.header}>{formatMinute(time, timeZone)}</div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Observed</th>
            <th scope="col">Expected</th>
            <th scope="col">Band</th>
            <th scope="col">Score</th>
            <th scope="col">Severity</th>
            <th scope="col" title="The smallest lasting change that would become critical">
              Visible from
            </th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane, i) => (
            <Row
              key={lane.status}
              lane={lane}
              index={index}
              color={colors.get(lane.status) ?? 'transparent'}
              focused={i === focused}
            />
          ))}
        </tbody>
      </table>
      {noted.length > 0 && <div className={styles.note}>{noted.join(' · ')}</div>}
      {links.length > 0 && (
        <div className={styles.links}>
          {links.map(({ lane, link }) => (
            <a
              key={`${lane.status} ${link.href}`}
              href={link.href}
              target={link.target}
              rel="noreferrer"
              onClick={link.onClick}
            >
              {statusName(lane.status)}: {link.title}
            </a>
          ))}
        </div>
      )}
    </div>
  );
}

function tooltipStyles(theme: GrafanaTheme2) {
  return {
    wrapper: css({
      padding: theme.spacing(1),
      fontSize: theme.typography.bodySmall.fontSize,
      fontVariantNumeric: 'tabular-nums',
    }),
    header: css({ fontWeight: theme.typography.fontWeightMedium, marginBottom: theme.spacing(0.5) }),
    table: css({
      borderCollapse: 'collapse',
      'th, td': { padding: '1px 6px', textAlign: 'right', whiteSpace: 'nowrap' },
      'th:first-of-type': { textAlign: 'left', paddingLeft: 4 },
      'thead th': { color: theme.colors.text.secondary, fontWeight: 400 },
      'tbody th': { fontWeight: theme.typography.fontWeightMedium },
    }),
    focused: css({ background: theme.colors.action.hover }),
    strong: css({ fontWeight: theme.typography.fontWeightMedium }),
    severity: css({ 'td&': { textAlign: 'left' } }),
    swatch: css({ display: 'inline-block', width: 10, height: 10, borderRadius: 2, marginRight: 6 }),
    note: css({ marginTop: theme.spacing(0.5), color: theme.colors.text.secondary }),
    links: css({
      display: 'flex',
      flexDirection: 'column',
      gap: 2,
      marginTop: theme.spacing(0.75),
      paddingTop: theme.spacing(0.75),
      borderTop: `1px solid ${theme.colors.border.weak}`,
      a: { color: theme.colors.text.link, textDecoration: 'underline' },
    }),
  };
}
