import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type Model } from '../data/model.js';
import { remarkWords } from './describe.js';

/** What the picture lacks because columns are not in the data. */
export function Remarks({ model }: { model: Model }) {
  const styles = useStyles2(remarkStyles);
  const words = remarkWords(model);
  if (words.length === 0) {
    return null;
  }
  return (
    <div className={styles.remarks} title={words.join('; ')} data-testid="firewatch-remarks">
      {words.join('; ')}
    </div>
  );
}

function remarkStyles(theme: GrafanaTheme2) {
  return {
    remarks: css({
      flex: '1 1 0',
      minWidth: 80,
      textAlign: 'right',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      fontSize: 'var(--firewatch-legend, 12px)',
      color: theme.colors.warning.text,
    }),
  };
}
