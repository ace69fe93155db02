import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { statusName } from '../../../src/data/format.js';
import type { Sent } from '../api/client.js';
import { surfaceOf } from '../theme.js';

function outcome({ status, reply }: Sent): string {
  const { accepted, duplicates, rejected } = reply;
  const first = rejected.first[0]?.message;
  const parts = [
    `${accepted} ${status === 202 ? 'queued until the database answers' : 'stored'}`,
    ...(duplicates > 0 ? [`${duplicates} known already`] : []),
    ...(rejected.total > 0 ? [`${rejected.total} rejected${first ? `: ${first}` : ''}`] : []),
  ];
  return parts.join(', ');
}

/** The service's answer to a transaction: in words, and as it came. */
export function Reply({ sent }: { sent: Sent }) {
  const styles = useStyles2(replyStyles);
  const { recommendation } = sent.reply;
  return (
    <div className={styles.reply} role="status">
      <p>
        <b>{sent.status}</b> {outcome(sent)}
        {recommendation && (
          <>
            {' '}
            → <b>{recommendation.action}</b>
            {recommendation.concerns.length > 0 &&
              `, concerns ${recommendation.concerns.map(statusName).join(', ')}`}
          </>
        )}
      </p>
      <details>
        <summary>Reply as it came</summary>
        <pre className={styles.raw} tabIndex={0}>
          {JSON.stringify(sent.reply, null, 2)}
        </pre>
      </details>
    </div>
  );
}

function replyStyles(theme: GrafanaTheme2) {
  return {
    reply: css({
      marginTop: 10,
      fontSize: 13,
      summary: { cursor: 'pointer', color: theme.colors.text.secondary },
    }),
    raw: css({
      margin: '6px 0 0',
      padding: 10,
      maxHeight: 220,
      overflow: 'auto',
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 12,
      background: surfaceOf(theme).field,
      borderRadius: 6,
    }),
  };
}
