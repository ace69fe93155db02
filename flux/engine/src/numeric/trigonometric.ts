import { float64bits, float64frombits, polynomial } from './bits.js';

const sine = [
  1.5896230157654656806e-10, -2.50507477628578072866e-8, 2.75573136213857245213e-6,
  -1.98412698295895385996e-4, 8.33333333332211858878e-3, -1.66666666666666307295e-1,
];
const cosine = [
  -1.135853652138768173e-11, 2.08757008419747316778e-9, -2.75573141792967388112e-7, 2.48015872888517045348e-5,
  -1.38888888888730564116e-3, 4.16666666666665929218e-2,
];
const tangentP = [-1.30936939181383777646e4, 1.1535166483858741614e6, -1.79565251976484877988e7];
const tangentQ = [
  1, 1.36812963470692954678e4, -1.32089234440210967447e6, 2.50083801823357915839e7, -5.38695755929454629881e7,
];
/** π/4 in three parts, the first two with room for products. */
const quarter = [7.85398125648498535156e-1, 3.77489470793079817668e-8, 2.69515142907905952645e-15] as const;
/** The bits of 4/π, the first 64 before the point. */
const fourOverPi =
  0x0000000000000001_45f306dc9c882a53_f84eafa3ea69bb81_b6c52b3278872083_fca2c757bd778ac3_6e48dc74849ba5c0_0c925dd413a32439_fc3bd63962534e7d_d1046bea5d768909_d338e04d68befc82_7323ac7306a673e9_3908bf177bf25076_3ff12fffbc0b301f_de5e2316b414da3e_da6cfd9e4f96136e_9e8c7ecd3cbfd45a_ea4f758fd7cbe2f6_7a0e73ef14a525d4_d7f6bf623f1aba10_ac06608df8f6d757n;
const bitsOfFourOverPi = 1280;

interface Reduced {
  /** The octant, even, modulo 8. */
  octant: number;
  rest: number;
}

/** A positive number less the nearest even multiple of π/4, and which one that is. */
function reduce(x: number): Reduced {
  if (x >= 2 ** 29) return reduceLarge(x);
  let octant = Math.trunc(x * (4 / Math.PI));
  if (octant % 2 === 1) octant++;
  const rest = x - octant * quarter[0] - octant * quarter[1] - octant * quarter[2];
  return { octant: octant % 8, rest };
}

/** By the digits of 4/π that matter (M. H. Payne and R. N. Hanek, 1983). */
function reduceLarge(x: number): Reduced {
  const bits = float64bits(x);
  const mantissa = (bits & 0xf_ffff_ffff_ffffn) | (1n << 52n);
  const first = Number(bits >> 52n) - 1023 - 52 + 61;
  const digits = BigInt.asUintN(192, fourOverPi >> BigInt(bitsOfFourOverPi - first - 192));
  const product = BigInt.asUintN(
    128,
    (digits >> 64n) * mantissa + ((BigInt.asUintN(64, digits) * mantissa) >> 64n),
  );
  const low = BigInt.asUintN(64, product);
  const fraction = BigInt.asUintN(64, product >> 61n);
  const zeros = fraction === 0n ? 64 : 64 - fraction.toString(2).length;
  const shift = BigInt(zeros + 1);
  // Go fills up from the top of the low word.
  const filled = BigInt.asUintN(64, fraction << shift) | (zeros > 62 ? 0n : low >> (64n - shift));
  const rest = float64frombits((BigInt(1023 - zeros - 1) << 52n) | (filled >> 12n));
  const octant = Number(product >> 125n);
  return octant % 2 === 1
    ? { octant: (octant + 1) % 8, rest: (rest - 1) * (Math.PI / 4) }
    : { octant, rest: rest * (Math.PI / 4) };
}

function sineNear0(x: number): number {
  const square = x * x;
  return x + x * square * polynomial(square, sine);
}

function cosineNear0(x: number): number {
  const square = x * x;
  return 1 - 0.5 * square + square * square * polynomial(square, cosine);
}

/** After the Cephes library's sin.c, as Go does it; so is `cos`, and `tan` after its tan.c. */
export function sin(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x === 0 ? x : NaN;
  const { octant, rest } = reduce(Math.abs(x));
  const value = octant % 4 === 2 ? cosineNear0(rest) : sineNear0(rest);
  return octant > 3 === x < 0 ? value : -value;
}

export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { octant, rest } = reduce(Math.abs(x));
  const value = octant % 4 === 2 ? sineNear0(rest) : cosineNear0(rest);
  return octant === 2 || octant === 4 ? -value : value;
}

export function tan(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x === 0 ? x : NaN;
  const { octant, rest } = reduce(Math.abs(x));
  const square = rest * rest;
  const near0 =
    square > 1e-14
      ? rest + rest * ((square * polynomial(square, tangentP)) / polynomial(square, tangentQ))
      : rest;
  const value = octant % 4 === 2 ? -1 / near0 : near0;
  return x < 0 ? -value : value;
}
