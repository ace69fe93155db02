import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';

import { formatFactor, formatShare, statusName } from '../data/format.js';

export interface MixPart {
  status: string;
  color: string;
  share: number;
  expectedShare: number | null;
  /** Parts of the bar's length, 0 to 1. */
  length: number;
  expectedLength: number;
  /** Without a baseline the observed count stands in for the expected one, shown pale. */
  hasBaseline: boolean;
  /** observed / expected of a status that deviates, else null. */
  factor: number | null;
}

interface Props {
  parts: readonly MixPart[];
  kind: 'now' | 'expected';
  height: number;
}

/** One thin bar of shares. Any status that occurred keeps at least two pixels. */
export function MixBar({ parts, kind, height }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(barStyles);
  const shares = parts
    .map((part) =>
      kind === 'now'
        ? { part, share: part.share, length: part.length }
        : { part, share: part.expectedShare ?? 0, length: part.expectedLength },
    )
    .filter(({ length }) => length > 0);
  const words = shares.map(({ part, share }) => `${statusName(part.status)} ${formatShare(share)}`);
  const empty = kind === 'now' ? 'no transactions' : 'no baseline yet';
  return (
    <div className={styles.bar} style={{ height }} role="img" aria-label={words.join(', ') || empty}>
      {shares.length === 0 && <span className={styles.empty}>{empty}</span>}
      {shares.map(({ part, share, length }) => (
        <span
          key={part.status}
          className={styles.part}
          title={`${statusName(part.status)} ${formatShare(share)}`}
          style={{
            flexGrow: length,
            background: part.color,
            color: theme.colors.getContrastText(part.color, 4.5),
            fontSize: Math.min(18, height * 0.68),
            lineHeight: `${height}px`,
            opacity: kind === 'expected' && !part.hasBaseline ? 0.4 : 1,
          }}
        >
          {part.factor !== null && kind === 'now' && (
            <span className={styles.factor}>
              {formatFactor(part.factor)} <span className={styles.name}>{statusName(part.status)}</span>
            </span>
          )}
        </span>
      ))}
    </div>
  );
}

function barStyles(theme: GrafanaTheme2) {
  return {
    bar: css({
      display: 'flex',
      gap: 1,
      minWidth: 0,
      borderRadius: 2,
      overflow: 'hidden',
      background: theme.colors.background.secondary,
    }),
    part: css({ flexBasis: 0, minWidth: 2, position: 'relative', containerType: 'inline-size' }),
    factor: css({
      display: 'block',
      padding: '0 5px',
      fontWeight: theme.typography.fontWeightBold,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      '@container (max-width: 3.6em)': { display: 'none' },
    }),
    // A name cut short would be taken for another.
    name: css({ '@container (max-width: 12.5em)': { display: 'none' } }),
    empty: css({ fontSize: 10, lineHeight: '12px', padding: '0 4px', color: theme.colors.text.secondary }),
  };
}
