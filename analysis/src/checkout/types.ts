/** The columns that today is compared with, in the order of the files. */
export const references = ['yesterday', 'same_day_last_week', 'avg_last_week', 'avg_last_month'] as const;
export type Reference = (typeof references)[number];

/** How the references are called in sentences and legends. */
export const referenceNames: Record<Reference, string> = {
  yesterday: 'yesterday',
  same_day_last_week: 'same day last week',
  avg_last_week: 'average of last week',
  avg_last_month: 'average of last month',
};

/** One hour of a checkout file. Null: the file says nothing (an hour that is not over, an empty reference). */
export interface CheckoutRow {
  hour: number;
  today: number | null;
  references: Record<Reference, number | null>;
}

export interface CheckoutInput {
  file: string;
  rows: CheckoutRow[];
  /** What a reader must know about the input: references that are missing, hours that are not over. */
  notes: string[];
}

export type Verdict = 'usual' | 'low' | 'high' | 'not judged';

/** One hour, judged. Counts are sales in that hour; null where it could not be judged. */
export interface CheckoutHour extends CheckoutRow {
  expected: number | null;
  difference: number | null;
  factor: number | null;
  z: number | null;
  /** z when the reference that speaks most for the verdict is left out; null: it is the only one. */
  weakestZ: number | null;
  verdict: Verdict;
}

/** Hours in a row with one verdict. */
export interface CheckoutIncident {
  firstHour: number;
  lastHour: number;
  direction: 'below' | 'above';
  hours: number;
  today: number;
  expected: number;
  /** Sales too many; below zero: missing. */
  excess: number;
  z: number;
  /** Of its clearest hour; null: that hour has one reference only. */
  weakestZ: number | null;
}

export interface CheckoutAnalysis {
  kind: 'checkout';
  file: string;
  hours: CheckoutHour[];
  incidents: CheckoutIncident[];
  notes: string[];
  /** The finding in words, a sentence each. */
  story: string[];
}

/** `15` → `15h`. */
export function hourName(hour: number): string {
  return `${String(hour).padStart(2, '0')}h`;
}
