import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { formatShare, statusName } from '../data/format.js';

export interface MixPart {
  status: string;
  color: string;
  share: number;
  expectedShare: number | null;
  /** Without a baseline the observed count stands in for the expected one, shown pale. */
  hasBaseline: boolean;
  deviates: boolean;
}

/** One thin bar of shares. Any status that occurred keeps at least two pixels. */
export function MixBar({ parts, kind }: { parts: readonly MixPart[]; kind: 'now' | 'expected' }) {
  const styles = useStyles2(barStyles);
  const shares = parts
    .map((part) => ({ part, share: kind === 'now' ? part.share : (part.expectedShare ?? 0) }))
    .filter(({ share }) => share > 0);
  const words = shares.map(({ part, share }) => `${statusName(part.status)} ${formatShare(share)}`);
  const empty = kind === 'now' ? 'no transactions' : 'no baseline yet';
  return (
    <div className={styles.bar} role="img" aria-label={words.join(', ') || empty}>
      {shares.length === 0 && <span className={styles.empty}>{empty}</span>}
      {shares.map(({ part, share }) => (
        <span
          key={part.status}
          className={styles.part}
          title={`${statusName(part.status)} ${formatShare(share)}`}
          style={{
            flexGrow: share,
            background: part.color,
            opacity: kind === 'expected' && !part.hasBaseline ? 0.4 : 1,
          }}
        >
          {part.deviates && kind === 'now' && <span className={styles.marker} />}
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
      height: 12,
      minWidth: 0,
      borderRadius: 2,
      overflow: 'hidden',
      background: theme.colors.background.secondary,
    }),
    part: css({ flexBasis: 0, minWidth: 2, position: 'relative' }),
    marker: css({
      position: 'absolute',
      inset: '0 0 auto 0',
      height: 3,
      background: theme.colors.text.maxContrast,
    }),
    empty: css({ fontSize: 10, lineHeight: '12px', padding: '0 4px', color: theme.colors.text.secondary }),
  };
}
