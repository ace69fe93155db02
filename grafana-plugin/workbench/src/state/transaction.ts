import type { NewTransaction } from '../api/types.js';

/** The form's fields as typed. */
export interface Draft {
  status: string;
  count: string;
  amount: string;
  id: string;
  authCode: string;
}

export const emptyDraft: Draft = { status: 'approved', count: '1', amount: '', id: '', authCode: '' };

/** The transaction a draft means; empty fields are left out, so that the service's defaults hold. */
export function toTransaction(draft: Draft): NewTransaction {
  const number = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));
  const count = number(draft.count);
  const amount = number(draft.amount);
  const id = draft.id.trim();
  const authCode = draft.authCode.trim();
  return {
    status: draft.status,
    ...(count === undefined ? {} : { count }),
    ...(amount === undefined ? {} : { amount }),
    ...(id === '' ? {} : { id }),
    ...(authCode === '' ? {} : { tags: { auth_code: authCode } }),
  };
}
