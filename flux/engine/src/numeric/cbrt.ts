import { float64bits, float64frombits } from './bits.js';

/** The cube root by FreeBSD's msun/src/s_cbrt.c of 2011 and before, as Go does it. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  const rough =
    size < 2 ** -1022
      ? float64frombits(float64bits(size * 2 ** 54) / 3n + (696219795n << 32n))
      : float64frombits(float64bits(size) / 3n + (715094163n << 32n));
  const close = rough * rational(((rough * rough) / size) * rough);
  // Few enough bits that the square is exact, and rounded up.
  const cut = float64frombits((float64bits(close) & (0xf_ffff_fffcn << 28n)) + (1n << 30n));
  const quotient = size / (cut * cut);
  const root = cut + cut * ((quotient - cut) / (cut + cut + quotient));
  return x < 0 ? -root : root;
}

/** What brings a root from 5 right bits to 23, where its cube is `ratio` of what it should be. */
function rational(ratio: number): number {
  const s = 5.42857142857142815906e-1 + ratio;
  return (
    3.57142857142857150787e-1 +
    1.6071428571428572063 / (s + 1.41428571428571436819 + -7.0530612244897961105e-1 / s)
  );
}
