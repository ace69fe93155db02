import type { Subject } from '../statuses.js';

/** What a reason is worded from: counts of one window, with the volume of all statuses where it is known. */
export interface Reasoned {
  status: Subject;
  direction: 'above' | 'below';
  /** Minutes. */
  window: number;
  observed: number;
  expected: number;
  volume?: number;
  expectedVolume?: number;
  /** True while the window's last minute is not over: then that others are fewer says nothing. */
  unfinished?: boolean;
}

/** The change of all other transactions from which it is worth a word: it changes how a share is to be read. */
const othersMoved = 0.15;

/**
 * Says in plain words what is off, with its numbers. Above normal it tells whether there are more of them, or fewer of
 * all others, so that their share grew by more than their number.
 */
export function reason(finding: Reasoned): string {
  const { status, direction, window, observed, expected } = finding;
  if (status === 'silence')
    return `no transaction at all for ${minutes(window)}, ${count(expected)} expected`;
  const first = `${words(status)} ${count(observed)} in ${minutes(window)}, ${count(expected)} expected`;
  const times = expected > 0 ? ` (${factor(observed / expected)})` : '';
  return `${first}${times}${direction === 'above' ? above(finding) : below(finding)}`;
}

/** How the transactions of all other statuses changed, and how this one's share did; null where it is not known. */
function shares({
  observed,
  expected,
  volume,
  expectedVolume,
}: Reasoned): { others: number; share: number | null } | null {
  if (volume === undefined || expectedVolume === undefined || expectedVolume <= expected) return null;
  const others = (volume - observed) / (expectedVolume - expected) - 1;
  const share = expected > 0 && volume > 0 ? observed / volume / (expected / expectedVolume) : null;
  return { others, share };
}

function above(finding: Reasoned): string {
  const known = shares(finding);
  if (known === null) return '';
  const { others, share } = known;
  if (others >= othersMoved) return `, by more than all others, which are up ${percent(others)}`;
  if (others > -othersMoved || finding.unfinished === true) return ', its share of volume is up too';
  const fewer = `${percent(-others)} fewer of all others`;
  const larger = share === null ? 'a larger share' : `a share ${factor(share)} the usual`;
  const mostlyFewer = share !== null && Math.log(finding.observed / finding.expected) < Math.log(share) / 2;
  return mostlyFewer ? `: mostly ${fewer}, so ${larger}` : `: more of them, and ${fewer}, so ${larger}`;
}

function below(finding: Reasoned): string {
  const known = shares(finding);
  if (known === null) return '';
  if (known.others <= -othersMoved) return `, and ${percent(-known.others)} fewer of all others`;
  if (known.others >= othersMoved) return `, while all others are up ${percent(known.others)}`;
  return ', while all others arrive as usual';
}

function words(status: string): string {
  return status.replaceAll('_', ' ');
}

function minutes(window: number): string {
  return window === 1 ? '1 minute' : `${window} minutes`;
}

function count(value: number): string {
  return value >= 10 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}

function factor(value: number): string {
  if (value >= 10) return `${Math.round(value)}×`;
  return `${value.toFixed(value < 0.1 ? 2 : 1)}×`;
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}
