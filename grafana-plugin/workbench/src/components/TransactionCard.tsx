import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import { knownStatuses } from '../../../src/data/contract.js';
import { statusName } from '../../../src/data/format.js';
import { type Sent, SignedOutError, sendTransaction } from '../api/client.js';
import { type Draft, emptyDraft, toTransaction } from '../state/transaction.js';
import { Card } from './Card.js';
import { Reply } from './Reply.js';
import { controlStyles } from './controls.js';

interface Props {
  onSent: () => void;
  onSignedOut: () => void;
}

/** Posts one transaction, as a payment system would, and shows the reply. */
export function TransactionCard({ onSent, onSignedOut }: Props) {
  const styles = useStyles2(transactionStyles);
  const controls = useStyles2(controlStyles);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [sent, setSent] = useState<Sent | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const send = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      setSent(await sendTransaction(toTransaction(draft)));
      onSent();
    } catch (reason) {
      setSent(null);
      if (reason instanceof SignedOutError) {
        onSignedOut();
      } else {
        setError(reason instanceof Error ? reason.message : String(reason));
      }
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send();
  };
  const text = (key: keyof Draft, label: string, attributes: React.InputHTMLAttributes<HTMLInputElement>) => (
    <label className={controls.label}>
      <span className={controls.labelText}>{label}</span>
      <input
        className={controls.wide}
        value={draft[key]}
        onChange={(event) => {
          setDraft({ ...draft, [key]: event.target.value });
        }}
        {...attributes}
      />
    </label>
  );
  return (
    <Card title="Post a transaction">
      <form className={styles.form} onSubmit={submit}>
        <div className={controls.label}>
          <label className={controls.labelText} htmlFor="transaction-status">
            Status
          </label>
          <select
            id="transaction-status"
            className={controls.wide}
            value={draft.status}
            onChange={(event) => {
              setDraft({ ...draft, status: event.target.value });
            }}
          >
            {knownStatuses.map((status) => (
              <option key={status} value={status}>
                {statusName(status)}
              </option>
            ))}
          </select>
        </div>
        {text('count', 'Count', { type: 'number', min: 1, step: 1, required: true })}
        {text('amount', 'Amount', { type: 'number', step: 'any', placeholder: 'none' })}
        {text('id', 'Id', { placeholder: 'made for it', maxLength: 200 })}
        {text('tags', 'Tags', { placeholder: 'auth_code=59', maxLength: 400 })}
        <button type="submit" className={controls.primary} disabled={isBusy}>
          {isBusy ? 'Sending' : 'Send'}
        </button>
      </form>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      {sent && <Reply sent={sent} />}
    </Card>
  );
}

function transactionStyles(theme: GrafanaTheme2) {
  return {
    form: css({
      display: 'grid',
      gridTemplateColumns: '1.3fr 0.8fr 0.9fr',
      gap: '8px 10px',
      alignItems: 'end',
    }),
    error: css({ marginTop: 8, color: theme.colors.error.text }),
  };
}
