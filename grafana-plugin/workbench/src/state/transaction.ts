import type { NewTransaction } from '../api/types.js';

/** The form's fields as typed. */
export interface Draft {
  status: string;
  count: string;
  amount: string;
  id: string;
  /** Segment tags: `name=value`, comma separated. */
  tags: string;
}

export const emptyDraft: Draft = { status: 'approved', count: '1', amount: '', id: '', tags: '' };

/** A tag that cannot be read. */
export class TagFormatError extends Error {
  override readonly name = 'TagFormatError';
}

/** Reads `auth_code=59, channel=web`. @throws TagFormatError for what is no `name=value` */
function readTags(text: string): Record<string, string> {
  const parts = text.split(',').map((part) => part.trim());
  return Object.fromEntries(
    parts.filter(Boolean).map((part) => {
      const [, name, value] = /^([^=]+)=(.+)$/.exec(part) ?? [];
      if (name === undefined || value === undefined) {
        throw new TagFormatError(`Tags: "${part}" is not name=value, as in auth_code=59`);
      }
      return [name.trim(), value.trim()];
    }),
  );
}

/** The transaction a draft means; empty fields are left out, so that the service's defaults hold. @throws TagFormatError */
export function toTransaction(draft: Draft): NewTransaction {
  const number = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));
  const count = number(draft.count);
  const amount = number(draft.amount);
  const id = draft.id.trim();
  const tags = readTags(draft.tags);
  return {
    status: draft.status,
    ...(count === undefined ? {} : { count }),
    ...(amount === undefined ? {} : { amount }),
    ...(id === '' ? {} : { id }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
  };
}
