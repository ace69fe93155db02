/** How long a bucket is to keep its points. */
export interface Retention {
  /** Undefined: as long as it does; a new bucket `otherwise`. */
  days: number | undefined;
  /** Days that a new bucket keeps points where nothing else is said. */
  otherwise: number;
  /** Whether points that are kept now may be lost by it. */
  shorten: boolean;
}

/** What becomes of a bucket's retention; days are null where points are kept for ever. */
export interface RetentionPlan {
  change: 'created' | 'updated' | 'unchanged';
  /** How long points are kept from now on. */
  days: number | null;
  /** How long they were kept until now, where that changes. */
  before?: number | null;
  /** What was asked for and not done, because it would have deleted points. */
  refused?: number;
}

/**
 * A bucket's retention is lengthened when that is asked for, and shortened only when that is allowed: what is older is
 * deleted at once.
 * @param present days that the bucket keeps points; null: for ever; undefined: there is no bucket
 */
export function planRetention(
  present: number | null | undefined,
  { days, otherwise, shorten }: Retention,
): RetentionPlan {
  if (present === undefined) return { change: 'created', days: days ?? otherwise };
  if (days === undefined || days === present) return { change: 'unchanged', days: present };
  const shorter = present === null || days < present;
  if (shorter && !shorten) return { change: 'unchanged', days: present, refused: days };
  return { change: 'updated', days, before: present };
}
