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
}

/** The volume's deviation from which it is worth a word: it changes how a share is to be read. */
const volumeMoved = 0.15;

/**
 * Says in plain words what is off, with its numbers. Above normal it tells whether there are more of them while the
 * volume is as usual, or also fewer of the others, so that their share grew by more than their number.
 */
export function reason(finding: Reasoned): string {
  const { status, direction, window, observed, expected } = finding;
  if (status === 'silence')
    return `no transaction at all for ${minutes(window)}, ${count(expected)} expected`;
  const first = `${words(status)} ${count(observed)} in ${minutes(window)}, ${count(expected)} expected`;
  const times = expected > 0 ? ` (${factor(observed / expected)})` : '';
  return `${first}${times}${direction === 'above' ? above(finding) : below(finding)}`;
}

function above({ observed, expected, volume, expectedVolume }: Reasoned): string {
  if (volume === undefined || expectedVolume === undefined || expectedVolume <= 0) return '';
  const change = volume / expectedVolume - 1;
  if (change <= -volumeMoved) {
    const share = expected > 0 && volume > 0 ? observed / volume / (expected / expectedVolume) : null;
    const grew = share === null ? 'an even larger share' : `a share ${factor(share)} the usual`;
    return `: more of them, and ${percent(-change)} fewer transactions in all, so ${grew}`;
  }
  if (change >= volumeMoved) return `: more of them, by more than the volume, which is up ${percent(change)}`;
  return ', its share of volume is up too';
}

function below({ observed, volume, expectedVolume, expected }: Reasoned): string {
  if (volume === undefined || expectedVolume === undefined || expectedVolume <= 0) return '';
  const others = volume - observed;
  const expectedOthers = Math.max(0, expectedVolume - expected);
  if (volume / expectedVolume >= 1 - volumeMoved)
    return ', while the volume in all is as usual: others took their place';
  if (others <= expectedOthers * (1 - volumeMoved)) return ', and fewer transactions of every kind arrive';
  return ', the others arrive as usual';
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
  return `${value >= 10 ? Math.round(value) : value.toFixed(value < 0.1 ? 2 : 1)}×`;
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}
