import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';

import { reportUrl, signOut } from '../api/client.js';
import { fixed, rangeOf } from '../state/range.js';
import { useLive } from '../state/useLive.js';
import type { Preferences } from '../state/usePreferences.js';
import { Header } from './Header.js';
import { IncidentsCard } from './IncidentsCard.js';
import { MixCard } from './MixCard.js';
import { RecommendationCard } from './RecommendationCard.js';
import { TransactionCard } from './TransactionCard.js';

interface Props {
  preferences: Preferences;
  change: (part: Partial<Preferences>) => void;
  onSignedOut: () => void;
}

/** The page after signing in: the picture, what is recommended, incidents, and a transaction to post. */
export function Workbench({ preferences, change, onSignedOut }: Props) {
  const styles = useStyles2(workbenchStyles);
  const { selection, refresh: seconds, view } = preferences;
  const { live, error, isLoading, refresh } = useLive(selection, seconds, onSignedOut);
  const fallback = useMemo(() => rangeOf(selection, Date.now()), [selection]);
  const now = live?.range.to ?? fallback.to;
  const show = useCallback(
    (from: number, to: number) => {
      change({ selection: fixed(from, to) });
    },
    [change],
  );
  const leave = useCallback(() => {
    void signOut().finally(onSignedOut);
  }, [onSignedOut]);
  return (
    <div className={styles.page}>
      <Header
        {...{ preferences, change, isLoading }}
        report={reportUrl(live?.range ?? fallback)}
        onRefresh={refresh}
        onSignOut={leave}
      />
      {error !== null && (
        <div className={styles.error} role="alert">
          {error}
          {live ? ' The picture shows what was read before.' : ''}
        </div>
      )}
      <main className={styles.main}>
        <MixCard
          className={styles.mix}
          minutes={live?.minutes ?? null}
          range={live?.range ?? fallback}
          view={view}
          onView={(next) => {
            change({ view: next });
          }}
          onZoom={({ from, to }) => {
            show(from, to);
          }}
        />
        <div className={styles.side}>
          {live && <RecommendationCard recommendation={live.recommendation} now={now} />}
          {live && (
            <IncidentsCard incidents={live.incidents} findings={live.findings} now={now} onShow={show} />
          )}
          <TransactionCard onSent={refresh} onSignedOut={onSignedOut} />
        </div>
      </main>
    </div>
  );
}

function workbenchStyles(theme: GrafanaTheme2) {
  return {
    page: css({ minHeight: '100vh', display: 'flex', flexDirection: 'column' }),
    error: css({
      margin: '12px 20px 0',
      padding: '8px 14px',
      borderRadius: 6,
      background: theme.colors.error.transparent,
      border: `1px solid ${theme.colors.error.border}`,
    }),
    main: css({
      flex: 1,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) 392px',
      gap: 14,
      padding: '14px 20px 20px',
      minHeight: 0,
      '@media (max-width: 1080px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    }),
    mix: css({ height: 'calc(100vh - 84px)', minHeight: 420, '@media (max-width: 1080px)': { height: 560 } }),
    side: css({
      display: 'flex',
      flexDirection: 'column',
      gap: 14,
      minWidth: 0,
      height: 'calc(100vh - 84px)',
      minHeight: 640,
      '@media (max-width: 1080px)': { height: 'auto', minHeight: 0 },
    }),
  };
}
