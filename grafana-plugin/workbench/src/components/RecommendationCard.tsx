import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { Shape, type ShapeKind } from '../../../src/components/Shape.js';
import { blockColors, panelStyles } from '../../../src/components/styles.js';
import { formatExcess, statusName } from '../../../src/data/format.js';
import type { Action, Finding, Recommendation } from '../api/types.js';
import { formatMoment } from '../format.js';
import { Card } from './Card.js';

const words: Readonly<Record<Action, { title: string; text: string; shape: ShapeKind }>> = {
  alert: { title: 'Alert', text: 'Act now', shape: 'critical' },
  watch: { title: 'Watch', text: 'Something is off; keep an eye on it', shape: 'warning' },
  ok: { title: 'OK', text: 'Nothing stands out', shape: 'ok' },
  learning: { title: 'Learning', text: 'Too few covered minutes for a baseline', shape: 'learning' },
  unknown: { title: 'Unknown', text: 'The database gives no answer', shape: 'none' },
};

function FindingItem({ finding, now }: { finding: Finding; now: number }) {
  const styles = useStyles2(recommendationStyles);
  const signs = useStyles2(panelStyles).severity;
  const facts = [
    ...(finding.since ? [`since ${formatMoment(Date.parse(finding.since), now)}`] : []),
    ...(finding.excess === undefined ? [] : [formatExcess(finding.excess)]),
    `score ${finding.score.toFixed(1)}`,
  ];
  return (
    <li className={styles.finding}>
      <span className={signs[finding.severity]}>
        <Shape kind={finding.severity} size={12} />
      </span>
      <div>
        <p className={styles.reason}>{finding.reason}</p>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {finding.segments?.map((segment) => (
          <p key={`${segment.tag} ${segment.value}`} className={styles.facts}>
            {segment.tag} {segment.value}: {segment.observed} of {segment.expected.toFixed(1)} expected
          </p>
        ))}
      </div>
    </li>
  );
}

/** What the service recommends now, and why. */
export function RecommendationCard({ recommendation, now }: { recommendation: Recommendation; now: number }) {
  const styles = useStyles2(recommendationStyles);
  const { action, at, incident, findings, reason, visible } = recommendation;
  const { title, text, shape } = words[action];
  const seen = Object.entries(visible).map(([status, factor]) =>
    factor === 0 ? `${statusName(status)} none` : `${statusName(status)} ${factor.toFixed(1)}×`,
  );
  return (
    <Card
      title="Recommendation"
      aside={<span className={styles.facts}>{formatMoment(Date.parse(at), now)}</span>}
    >
      <div className={cx(styles.action, styles[action])} data-action={action}>
        <Shape kind={shape} size={22} />
        <div>
          <div className={styles.title}>{title}</div>
          <div className={styles.text}>
            {incident
              ? `Incident since ${formatMoment(Date.parse(incident.since), now)}: ${incident.statuses.map(statusName).join(', ')}`
              : (reason ?? text)}
          </div>
        </div>
      </div>
      {findings.length > 0 ? (
        <ul className={styles.list} aria-label="Findings">
          {findings.map((finding) => (
            <FindingItem key={finding.status} finding={finding} now={now} />
          ))}
        </ul>
      ) : (
        seen.length > 0 && <p className={styles.seen}>Changes that would show now: {seen.join(', ')}</p>
      )}
    </Card>
  );
}

function recommendationStyles(theme: GrafanaTheme2) {
  const block = blockColors(theme);
  const quiet = { background: theme.colors.background.secondary };
  return {
    action: css({
      display: 'flex',
      alignItems: 'center',
      gap: 14,
      padding: '12px 16px',
      borderRadius: 6,
      svg: { flex: '0 0 auto' },
    }),
    alert: css({ background: block.critical.fill, color: block.critical.on }),
    watch: css({ background: block.warning.fill, color: block.warning.on }),
    ok: css({ ...quiet, color: theme.colors.success.text }),
    learning: css({ ...quiet, color: theme.colors.info.text }),
    unknown: css(quiet),
    title: css({ fontSize: 22, fontWeight: 700, lineHeight: 1.15 }),
    text: css({ fontSize: 13 }),
    list: css({ listStyle: 'none', marginTop: 10, display: 'flex', flexDirection: 'column', gap: 9 }),
    finding: css({ display: 'flex', gap: 9, svg: { marginTop: 3 } }),
    reason: css({ fontWeight: 500 }),
    facts: css({ fontSize: 12.5, color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
    seen: css({ marginTop: 10, fontSize: 12.5, color: theme.colors.text.secondary }),
  };
}
