import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type PanelData } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type Problem } from '../data/problems.js';

export interface State {
  kind: 'loading' | 'error' | 'noData' | 'missing';
  title: string;
  detail: string;
}

/** What to say instead of a picture; null when there is one to draw. */
export function stateOf(data: Pick<PanelData, 'state' | 'errors'>, problem: Problem | null): State | null {
  if (!problem) {
    return null;
  }
  const said = (data.errors ?? []).map((error) => error.message ?? error.data?.message ?? '').filter(Boolean);
  if (data.state === LoadingState.Error || said.length > 0) {
    const detail = said.join('; ') || 'The data source gave no reason.';
    return { kind: 'error', title: 'The query failed', detail };
  }
  if (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted) {
    return { kind: 'loading', title: 'Loading', detail: 'Waiting for the first rows.' };
  }
  if (problem.kind === 'noData') {
    return {
      kind: 'noData',
      title: 'No data in this time range',
      detail: 'Not a minute was counted: no ingest was up, or the range lies outside the retention.',
    };
  }
  const found = problem.found.length > 0 ? ` Found: ${problem.found.join(', ')}.` : '';
  return {
    kind: 'missing',
    title: `Missing: ${problem.missing.join(', ')}`,
    detail: `The panel needs a time, a status label and the field count.${found}`,
  };
}

function Sign({ kind }: { kind: State['kind'] }) {
  const common = {
    width: 44,
    height: 28,
    viewBox: '0 0 44 28',
    'aria-hidden': true,
    focusable: false,
    fill: 'none',
  };
  if (kind === 'error') {
    return (
      <svg {...common} stroke="currentColor" strokeWidth="2.5">
        <path d="M22 2 40 26H4Z M22 10V17 M22 20.5V22.5" />
      </svg>
    );
  }
  if (kind === 'missing') {
    return (
      <svg {...common} stroke="currentColor" strokeWidth="2">
        <path d="M3 4H15V24H3Z M29 4H41V24H29Z" />
        <path d="M18 4H26V24H18Z" strokeDasharray="3 3" />
      </svg>
    );
  }
  return (
    <svg {...common} stroke="currentColor" strokeWidth="2">
      <path d="M2 24H42" />
      <path d="M4 14H14L18 6 22 20 26 12H40" strokeDasharray={kind === 'loading' ? undefined : '2 4'} />
    </svg>
  );
}

/** A state without a picture: loading, error, no data, or columns that are missing. */
export function StateMessage({ state, width, height }: { state: State; width: number; height: number }) {
  const styles = useStyles2(stateStyles);
  return (
    <div
      className={styles.box}
      style={{ width, height }}
      role={state.kind === 'error' ? 'alert' : 'status'}
      data-state={state.kind}
    >
      <div className={state.kind === 'error' ? styles.error : styles.sign}>
        <Sign kind={state.kind} />
      </div>
      <div className={styles.title}>{state.title}</div>
      <div className={styles.detail}>{state.detail}</div>
    </div>
  );
}

function stateStyles(theme: GrafanaTheme2) {
  return {
    box: css({
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      justifyContent: 'center',
      textAlign: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(1),
      overflow: 'hidden',
    }),
    sign: css({ color: theme.colors.text.secondary }),
    error: css({ color: theme.colors.error.text }),
    title: css({ fontSize: theme.typography.h5.fontSize, fontWeight: theme.typography.fontWeightMedium }),
    detail: css({
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      maxWidth: 460,
      overflowWrap: 'anywhere',
    }),
  };
}
