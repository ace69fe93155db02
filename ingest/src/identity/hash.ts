import { hash } from 'node:crypto';

/**
 * 64 bits, as two halves: a double cannot hold them, a bigint is slow. The halves are signed, since V8 keeps a number of
 * 32 bits in its place only with its sign, and anything larger in an object of its own.
 */
export interface Hash64 {
  high: number;
  low: number;
}

/** A hash that is written to: one for all of a loop, which would else make an object for each id. */
export const blankHash = (): Hash64 => ({ high: 0, low: 0 });

/** Hash of an id: the same on every replica and after every restart, and not to be steered by a sender. */
export function hashId(id: string, into = blankHash()): Hash64 {
  const digest = hash('sha256', id, 'binary');
  into.high = word(digest, 0);
  into.low = word(digest, 4);
  return into;
}

/** Mixes a small number into a hash; different inputs give unrelated results. */
export function mix({ high, low }: Hash64, number: number, into = blankHash()): Hash64 {
  into.high = scramble(high ^ number);
  into.low = scramble(low ^ scramble((number / 0x1_0000_0000) | 0) ^ into.high);
  return into;
}

/** The hash's 53 lowest bits modulo `n`; even as long as n is small beside 2^53. */
export function remainder({ high, low }: Hash64, n: number): number {
  return ((high >>> 11) * 0x1_0000_0000 + (low >>> 0)) % n;
}

function word(digest: string, at: number): number {
  return (
    (digest.charCodeAt(at) << 24) |
    (digest.charCodeAt(at + 1) << 16) |
    (digest.charCodeAt(at + 2) << 8) |
    digest.charCodeAt(at + 3)
  );
}

/** The finaliser of MurmurHash3: every input bit changes every output bit half of the time. */
function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
