import { ThemeContext } from '@grafana/data';
import { PortalContainer } from '@grafana/ui';
import React, { useCallback, useEffect, useMemo, useState } from 'react';

import { isSignedIn } from './api/client.js';
import { useBaseStyles } from './components/BaseStyles.js';
import { SignIn } from './components/SignIn.js';
import { Workbench } from './components/Workbench.js';
import { usePreferences } from './state/usePreferences.js';
import { themeOf } from './theme.js';

type Door = 'unknown' | 'in' | 'out';

/** Signed in or not, in the theme that was chosen. */
export function App() {
  const [preferences, change] = usePreferences();
  const theme = useMemo(() => themeOf(preferences.theme), [preferences.theme]);
  const [door, setDoor] = useState<Door>('unknown');
  useBaseStyles(theme);
  useEffect(() => {
    isSignedIn().then(
      (signedIn) => {
        setDoor(signedIn ? 'in' : 'out');
      },
      () => {
        setDoor('out');
      },
    );
  }, []);
  const leave = useCallback(() => {
    setDoor('out');
  }, []);
  return (
    <ThemeContext.Provider value={theme}>
      {door === 'in' && <Workbench preferences={preferences} change={change} onSignedOut={leave} />}
      {door === 'out' && (
        <SignIn
          onSignedIn={() => {
            setDoor('in');
          }}
        />
      )}
      <PortalContainer />
    </ThemeContext.Provider>
  );
}
