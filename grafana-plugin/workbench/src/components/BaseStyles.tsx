import { css, injectGlobal } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useEffect } from 'react';

import { surfaceOf } from '../theme.js';

let isReset = false;

function reset(): void {
  injectGlobal({
    '*, *::before, *::after': { boxSizing: 'border-box' },
    'html, body, #root': { margin: 0, minHeight: '100vh' },
    'button, input, select': { font: 'inherit', color: 'inherit' },
    'h1, h2, h3, p, ul, dl, dd': { margin: 0 },
    ul: { padding: 0 },
    th: { fontWeight: 500 },
    ':focus-visible': { outline: '2px solid #5e9bff', outlineOffset: 1 },
  });
}

/** The page's own ground: nothing is loaded from elsewhere. */
export function useBaseStyles(theme: GrafanaTheme2): void {
  useEffect(() => {
    if (!isReset) {
      reset();
      isReset = true;
    }
    const name = css({
      background: surfaceOf(theme).page,
      color: theme.colors.text.primary,
      fontFamily: theme.typography.fontFamily,
      fontSize: 14,
      lineHeight: 1.45,
      WebkitFontSmoothing: 'antialiased',
    });
    document.body.className = name;
  }, [theme]);
}
