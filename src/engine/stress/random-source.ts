const mask64 = (1n << 64n) - 1n;
const gamma = 0x9e3779b97f4a7c15n;

/**
 * Output `at` (from 0) of the generator splitmix64 seeded with `seed`: its state is a counter, so that any output can
 * be had without those before it. Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014; constants as in the public-domain splitmix64.c of Vigna.
 */
export function splitmix64(seed: bigint, at: bigint): bigint {
  let z = (seed + gamma * (at + 1n)) & mask64;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask64;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask64;
  return z ^ (z >> 31n);
}

/**
 * The random numbers of one attempt: xoshiro128** of Blackman and Vigna ("Scrambled linear pseudorandom number
 * generators", ACM TOMS 47(4), 2021), on 32-bit words only, so that equal seeds give equal numbers everywhere.
 */
export class RandomSource {
  private a = 1;
  private b = 0;
  private c = 0;
  private d = 0;

  /**
   * Begins the numbers of an attempt: outputs `2 * attempt` and `2 * attempt + 1` of splitmix64(seed) are the 128
   * bits of state, so that each attempt can be run alone and no two share a state by construction.
   */
  begin(seed: bigint, attempt: number): void {
    const low = splitmix64(seed, 2n * BigInt(attempt));
    const high = splitmix64(seed, 2n * BigInt(attempt) + 1n);
    this.setState(
      Number(low & 0xffffffffn),
      Number(low >> 32n),
      Number(high & 0xffffffffn),
      Number(high >> 32n),
    );
  }

  /** Sets the four words of state; all zero, which the generator cannot leave, becomes 1, 0, 0, 0. */
  setState(a: number, b: number, c: number, d: number): void {
    this.a = a | 0;
    this.b = b | 0;
    this.c = c | 0;
    this.d = d | 0;
    if ((this.a | this.b | this.c | this.d) === 0) this.a = 1;
  }

  /** The next 32 bits, 0 to 2^32 - 1. */
  next(): number {
    const product = Math.imul(this.b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const t = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result >>> 0;
  }

  /** A whole number from 0 to `count - 1`, each exactly as likely; `count` is 1 to 2^31. */
  below(count: number): number {
    if (count <= 1) return 0;
    const shift = Math.clz32(count - 1);
    for (;;) {
      const value = this.next() >>> shift;
      if (value < count) return value;
    }
  }

  /** A multiple of 2^-32, at least 0 and less than 1. */
  unit(): number {
    return this.next() / 2 ** 32;
  }
}
