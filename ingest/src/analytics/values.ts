import { rfc3339, type Row } from '@firewatch/flux';

/** A finite number of a row, else null. */
export function number(value: Row[string] | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** To three decimals: what a score or a count is read to. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function rounded(value: Row[string] | undefined): number | null {
  const known = number(value);
  return known === null ? null : round(known);
}

export function timeOf(value: Row[string] | undefined): string {
  return rfc3339(new Date(String(value)));
}
