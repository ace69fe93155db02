const float = new Float64Array(1);
const word = new BigUint64Array(float.buffer);

export function float64bits(x: number): bigint {
  float[0] = x;
  return word[0];
}

export function float64frombits(bits: bigint): number {
  word[0] = bits;
  return float[0];
}

/** Whether the sign is set: also that of a zero. */
export function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

/** The value of x with the sign of `like`. */
export function copySign(x: number, like: number): number {
  return isNegative(like) ? -Math.abs(x) : Math.abs(x);
}

const tiny = 2 ** -1022;

/** x as frac · 2^exp with ½ ≤ |frac| < 1; what has no such parts is all frac. */
export function frexp(x: number): { frac: number; exp: number } {
  if (x === 0 || !Number.isFinite(x)) return { frac: x, exp: 0 };
  const subnormal = Math.abs(x) < tiny;
  const bits = float64bits(subnormal ? x * 2 ** 53 : x);
  const exponent = Number((bits >> 52n) & 0x7ffn) - 1022;
  const frac = float64frombits((bits & ~(0x7ffn << 52n)) | (1022n << 52n));
  return { frac, exp: subnormal ? exponent - 53 : exponent };
}

/** frac · 2^exp, rounded once. */
export function ldexp(frac: number, exp: number): number {
  if (frac === 0 || !Number.isFinite(frac)) return frac;
  const parts = frexp(frac);
  const exponent = parts.exp + exp;
  if (exponent > 1024) return frac * Infinity;
  if (exponent < -1074) return frac < 0 ? -0 : 0;
  // A power of two below 2^-1022 would lose digits by itself, one of 2^1024 does not exist.
  if (exponent < -1000) return parts.frac * 2 ** (exponent + 500) * 2 ** -500;
  return parts.frac * 2 * 2 ** (exponent - 1);
}

/** c₀·xⁿ + c₁·xⁿ⁻¹ + … + cₙ, from the inside out. */
export function polynomial(x: number, coefficients: readonly number[]): number {
  let value = coefficients[0];
  for (let i = 1; i < coefficients.length; i++) value = value * x + coefficients[i];
  return value;
}

/** c₀ + c₁·x + … + cₙ·xⁿ, from the inside out. */
export function ascending(x: number, coefficients: readonly number[]): number {
  let i = coefficients.length - 1;
  let value = coefficients[i];
  while (--i >= 0) value = coefficients[i] + x * value;
  return value;
}
