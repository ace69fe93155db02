import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import { SignedOutError, signIn } from '../api/client.js';
import { surfaceOf } from '../theme.js';
import { controlStyles } from './controls.js';

/** The way in: the one-time code that the terminal shows. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const styles = useStyles2(signInStyles);
  const controls = useStyles2(controlStyles);
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const enter = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await signIn(code.trim());
      onSignedIn();
    } catch (reason) {
      const said = reason instanceof Error ? reason.message : String(reason);
      setError(reason instanceof SignedOutError ? `Not this code: ${said}` : said);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void enter();
  };
  return (
    <main className={styles.page}>
      <form className={styles.box} onSubmit={submit}>
        <img src="./logo.svg" width="64" height="64" alt="" />
        <h1 className={styles.title}>Firewatch</h1>
        <p className={styles.text}>
          Enter the one-time code that the terminal showed at start. It opens this page in this browser, once.
        </p>
        <label className={controls.label}>
          <span className={controls.labelText}>One-time code</span>
          <input
            className={styles.code}
            value={code}
            onChange={(event) => {
              setCode(event.target.value);
            }}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={32}
            required
            autoFocus
          />
        </label>
        <button type="submit" className={controls.primary} disabled={isBusy}>
          Open the workbench
        </button>
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </main>
  );
}

function signInStyles(theme: GrafanaTheme2) {
  const surface = surfaceOf(theme);
  return {
    page: css({ minHeight: '100vh', display: 'grid', placeItems: 'center', padding: 20 }),
    box: css({
      width: 'min(400px, 100%)',
      display: 'flex',
      flexDirection: 'column',
      gap: 14,
      padding: 32,
      background: surface.card,
      border: `1px solid ${surface.border}`,
      borderRadius: 12,
    }),
    title: css({ fontSize: 26, fontWeight: 700 }),
    text: css({ color: theme.colors.text.secondary }),
    code: css({
      height: 48,
      padding: '0 14px',
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 22,
      letterSpacing: '0.12em',
      textTransform: 'uppercase',
      color: theme.colors.text.primary,
      background: surface.field,
      border: `1px solid ${surface.border}`,
      borderRadius: 8,
      width: '100%',
    }),
    error: css({ color: theme.colors.error.text }),
  };
}
