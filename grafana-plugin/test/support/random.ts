/** A small seeded generator: the same seed gives the same day. */
export interface Random {
  uniform(): number;
  poisson(mean: number): number;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const small = (mean: number): number => {
    const limit = Math.exp(-mean);
    let product = uniform();
    let count = 0;
    while (product > limit) {
      product *= uniform();
      count++;
    }
    return count;
  };
  const poisson = (mean: number): number => {
    let left = mean;
    let count = 0;
    while (left > 25) {
      count += small(25);
      left -= 25;
    }
    return count + (left > 0 ? small(left) : 0);
  };
  return { uniform, poisson };
}
