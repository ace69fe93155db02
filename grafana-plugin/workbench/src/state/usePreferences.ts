import { useCallback, useEffect, useState } from 'react';

import type { View } from '../../../src/options/types.js';
import { type Selection, fromText, toText } from './range.js';

export interface Preferences {
  theme: 'dark' | 'light';
  view: View;
  selection: Selection;
  /** Seconds between refreshes, 0: only by hand. */
  refresh: number;
}

const themeKey = 'firewatch.theme';
export const refreshChoices = [0, 5, 15, 30, 60] as const;
const views: readonly string[] = ['lanes', 'share', 'counts'];

function storedTheme(): 'dark' | 'light' {
  const stored = localStorage.getItem(themeKey);
  if (stored === 'dark' || stored === 'light') {
    return stored;
  }
  return window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

function initial(): Preferences {
  const address = new URLSearchParams(window.location.hash.slice(1));
  const refresh = Number(address.get('refresh') ?? 15);
  return {
    theme: storedTheme(),
    view: views.includes(address.get('view') ?? '') ? (address.get('view') as View) : 'lanes',
    selection: fromText(address.get('range') ?? '') ?? { kind: 'last', hours: 6 },
    refresh: (refreshChoices as readonly number[]).includes(refresh) ? refresh : 15,
  };
}

/** What the user set: the theme stays with the browser, the rest is in the page's address, to be shared. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const [preferences, set] = useState(initial);
  const change = useCallback((part: Partial<Preferences>) => {
    set((before) => ({ ...before, ...part }));
  }, []);
  useEffect(() => {
    localStorage.setItem(themeKey, preferences.theme);
    document.documentElement.style.colorScheme = preferences.theme;
    const address = new URLSearchParams({
      range: toText(preferences.selection),
      view: preferences.view,
      refresh: String(preferences.refresh),
    });
    window.history.replaceState(null, '', `#${address.toString()}`);
  }, [preferences]);
  return [preferences, change];
}
