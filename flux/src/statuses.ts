/** The statuses a transaction can have, in the order in which everything lists them. */
export const statuses = [
  'approved',
  'denied',
  'failed',
  'reversed',
  'backend_reversed',
  'refunded',
  'processing',
] as const;

export type Status = (typeof statuses)[number];

/** What an anomaly can be of: a watched status, or `silence`, all statuses at zero together. */
export type Subject = Status | 'silence';
