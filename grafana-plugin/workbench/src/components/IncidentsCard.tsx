import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { Shape } from '../../../src/components/Shape.js';
import { formatLength } from '../../../src/components/Standing.js';
import { blockColors, panelStyles } from '../../../src/components/styles.js';
import { formatExcess, statusName } from '../../../src/data/format.js';
import type { FoundMinute, IncidentSummary } from '../api/types.js';
import { formatMoment } from '../format.js';
import { inOrder, offMinutes } from '../state/summary.js';
import { Card } from './Card.js';

interface Props {
  incidents: readonly IncidentSummary[];
  findings: readonly FoundMinute[];
  now: number;
  onShow: (from: number, to: number) => void;
}

const aroundMs = 30 * 60_000;

function excessWords(incident: IncidentSummary): string {
  return Object.entries(incident.excess)
    .filter(([, excess]) => Math.abs(excess) >= 1)
    .map(([status, excess]) => `${statusName(status)} ${formatExcess(excess)}`)
    .join(', ');
}

function countWords(critical: number, warning: number): string {
  return [
    ...(critical > 0 ? [`${critical} critical`] : []),
    ...(warning > 0 ? [`${warning} warning`] : []),
  ].join(', ');
}

function Row({ incident, now, onShow }: { incident: IncidentSummary } & Pick<Props, 'now' | 'onShow'>) {
  const styles = useStyles2(incidentStyles);
  const signs = useStyles2(panelStyles).severity;
  const start = Date.parse(incident.start);
  const end = incident.end === null ? now : Date.parse(incident.end);
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        title="Show it in the picture"
        onClick={() => {
          onShow(start - aroundMs, Math.min(now, end + aroundMs));
        }}
      >
        <span className={signs[incident.severity]}>
          <Shape kind={incident.severity} size={12} />
        </span>
        <span className={styles.main}>
          <span className={styles.statuses}>{incident.statuses.map(statusName).join(', ')}</span>
          <span className={styles.facts}>
            {formatMoment(start, now)}
            {incident.end === null ? '' : ` – ${formatMoment(end, now)}`}, {formatLength(end - start)}
            {excessWords(incident) && ` · ${excessWords(incident)}`}
          </span>
        </span>
        <span className={incident.state === 'open' ? styles.open : styles.state}>{incident.state}</span>
      </button>
    </li>
  );
}

/** Incidents open and past, and how many minutes each status was off. */
export function IncidentsCard({ incidents, findings, now, onShow }: Props) {
  const styles = useStyles2(incidentStyles);
  const off = offMinutes(findings);
  return (
    <Card title="Incidents" className={styles.card}>
      {incidents.length === 0 ? (
        <p className={styles.facts}>None in the time shown.</p>
      ) : (
        <ul className={styles.list}>
          {inOrder(incidents).map((incident) => (
            <Row key={incident.id} incident={incident} now={now} onShow={onShow} />
          ))}
        </ul>
      )}
      {off.length > 0 && (
        <p className={styles.off}>
          Minutes off:{' '}
          {off
            .map(({ status, critical, warning }) => `${statusName(status)} ${countWords(critical, warning)}`)
            .join(' · ')}
        </p>
      )}
    </Card>
  );
}

function incidentStyles(theme: GrafanaTheme2) {
  const block = blockColors(theme);
  const badge = { fontSize: 11.5, padding: '1px 8px', borderRadius: 10, marginLeft: 'auto' } as const;
  return {
    // Beside the picture it takes the room that is left; below it, on a telephone, all that it needs.
    card: css({
      flex: '1 1 0',
      minHeight: 150,
      overflowY: 'auto',
      '@media (max-width: 1080px)': { flex: '0 0 auto', overflowY: 'visible' },
    }),
    list: css({ listStyle: 'none', margin: '0 -8px' }),
    row: css({
      display: 'flex',
      alignItems: 'flex-start',
      gap: 9,
      width: '100%',
      padding: '5px 8px',
      border: 0,
      borderRadius: 6,
      background: 'none',
      textAlign: 'left',
      cursor: 'pointer',
      svg: { marginTop: 4 },
      '&:hover': { background: theme.colors.action.hover },
    }),
    main: css({ display: 'flex', flexDirection: 'column', minWidth: 0 }),
    statuses: css({ fontWeight: 500 }),
    facts: css({ fontSize: 12.5, color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
    open: css({ ...badge, background: block.critical.fill, color: block.critical.on, fontWeight: 600 }),
    state: css({
      ...badge,
      color: theme.colors.text.secondary,
      boxShadow: `inset 0 0 0 1px ${theme.colors.border.medium}`,
    }),
    off: css({
      marginTop: 10,
      paddingTop: 8,
      borderTop: `1px solid ${theme.colors.border.weak}`,
      fontSize: 12.5,
      color: theme.colors.text.secondary,
    }),
  };
}
