import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * A seeded stream of random numbers. Streams are addressed, not passed around: the same seed and address give the
 * same numbers whatever was drawn elsewhere, so that a minute's traffic does not depend on the minutes before it.
 */
export class Random {
  private readonly generator;

  private constructor(private readonly state: readonly [number, number, number, number]) {
    this.generator = xoroshiro128plusFromState(state);
  }

  static of(seed: number, ...address: ReadonlyArray<string | number>): Random {
    return new Random(digest([seed, ...address]));
  }

  /** A stream of its own below this one's address. */
  at(...address: ReadonlyArray<string | number>): Random {
    return new Random(digest([...this.state, ...address]));
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return uniformFloat64(this.generator);
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Uniform whole number in low … high, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** One of the choices, in proportion to their weights. */
  pick<T>(choices: ReadonlyArray<readonly [T, weight: number]>): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.uniform() * total;
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    const last = choices.at(-1);
    if (last === undefined) throw new RangeError('nothing to pick from');
    return last[0];
  }
}

/** Four well-mixed words from an address: FNV-1a over its text, each word finished with another constant. */
function digest(address: ReadonlyArray<string | number>): readonly [number, number, number, number] {
  let hash = 0x811c9dc5;
  const text = address.join('/');
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) ^ (hash >>> 15);
  const word = (turn: number) => finish(hash + Math.imul(turn, 0x9e3779b9) + Math.imul(text.length, turn));
  // The all-zero state is the one the generator never leaves.
  return [word(1), word(2), word(3), word(4) | 1];
}

function finish(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
