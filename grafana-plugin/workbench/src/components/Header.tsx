import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Preferences, refreshChoices } from '../state/usePreferences.js';
import { surfaceOf } from '../theme.js';
import { Icon } from './Icon.js';
import { RangeControl } from './RangeControl.js';
import { controlStyles } from './controls.js';

interface Props {
  preferences: Preferences;
  change: (part: Partial<Preferences>) => void;
  isLoading: boolean;
  /** Of the time shown. */
  report: string;
  onRefresh: () => void;
  onSignOut: () => void;
}

/** Name, time, refresh and looks. */
export function Header({ preferences, change, isLoading, report, onRefresh, onSignOut }: Props) {
  const styles = useStyles2(headerStyles);
  const controls = useStyles2(controlStyles);
  const other = preferences.theme === 'dark' ? 'light' : 'dark';
  return (
    <header className={styles.header}>
      <div className={styles.brand}>
        <img src="./logo.svg" width="30" height="30" alt="" />
        <h1 className={styles.name}>Firewatch</h1>
      </div>
      <div className={styles.tools}>
        <RangeControl
          selection={preferences.selection}
          onChange={(selection) => {
            change({ selection });
          }}
        />
        <button
          type="button"
          className={cx(controls.icon, isLoading && styles.loading)}
          aria-label="Refresh"
          title="Refresh"
          onClick={onRefresh}
        >
          <Icon name="refresh" />
        </button>
        <select
          className={cx(controls.field, styles.select)}
          aria-label="Refresh every"
          value={preferences.refresh}
          onChange={(event) => {
            change({ refresh: Number(event.target.value) });
          }}
        >
          {refreshChoices.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? 'Off' : seconds < 60 ? `${seconds} s` : '1 min'}
            </option>
          ))}
        </select>
        <a
          className={controls.icon}
          href={report}
          target="_blank"
          rel="noreferrer"
          aria-label="Report"
          title="Report of the time shown, to print or pass on"
        >
          <Icon name="report" />
        </a>
        <button
          type="button"
          className={controls.icon}
          aria-label={other === 'dark' ? 'Dark theme' : 'Light theme'}
          title={other === 'dark' ? 'Dark theme' : 'Light theme'}
          onClick={() => {
            change({ theme: other });
          }}
        >
          <Icon name={other === 'dark' ? 'moon' : 'sun'} />
        </button>
        <button
          type="button"
          className={controls.icon}
          aria-label="Sign out"
          title="Sign out"
          onClick={onSignOut}
        >
          <Icon name="leave" />
        </button>
      </div>
    </header>
  );
}

function headerStyles(theme: GrafanaTheme2) {
  const surface = surfaceOf(theme);
  return {
    header: css({
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      flexWrap: 'wrap',
      gap: 12,
      padding: '9px 20px',
      background: surface.card,
      borderBottom: `1px solid ${surface.border}`,
    }),
    brand: css({ display: 'flex', alignItems: 'center', gap: 10 }),
    name: css({ fontSize: 19, fontWeight: 700, letterSpacing: '-0.01em' }),
    tools: css({ display: 'flex', alignItems: 'center', gap: 8, flexWrap: 'wrap' }),
    select: css({ height: 30, padding: '2px 6px', fontSize: 13 }),
    loading: css({ opacity: 0.55 }),
  };
}
