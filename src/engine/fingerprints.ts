/** Part of the slots that may be taken before the table grows. */
const maximumLoad = 0.6;

/**
 * A set of 64-bit fingerprints in one open-addressing table of 32-bit pairs. A pair of zeros marks a free slot;
 * the all-zero fingerprint is kept beside the table.
 */
export class FingerprintSet {
  /** Fingerprints in the set. */
  size = 0;
  private slots: Int32Array;
  private mask: number;
  private threshold: number;
  private hasZero = false;

  /** `slots` is the initial capacity and a power of two. */
  constructor(slots = 4096) {
    this.slots = new Int32Array(slots * 2);
    this.mask = slots - 1;
    this.threshold = Math.floor(slots * maximumLoad);
  }

  /** Adds the fingerprint (int32 halves); false if it was there already. */
  add(lo: number, hi: number): boolean {
    if ((lo | hi) === 0) {
      if (this.hasZero) return false;
      this.hasZero = true;
      this.size++;
      return true;
    }
    const slots = this.slots;
    let at = slotOf(lo, hi) & this.mask;
    for (;;) {
      const slotLo = slots[at * 2]!;
      const slotHi = slots[at * 2 + 1]!;
      if (slotLo === lo && slotHi === hi) return false;
      if ((slotLo | slotHi) === 0) break;
      at = (at + 1) & this.mask;
    }
    slots[at * 2] = lo;
    slots[at * 2 + 1] = hi;
    this.size++;
    if (this.size > this.threshold) this.grow();
    return true;
  }

  /** Upper bound of the probability that two of the states seen have one fingerprint: n^2 / 2 pairs of 2^64. */
  collisionOdds(): number {
    return Math.min(1, (this.size / 2 ** 33) * (this.size / 2 ** 32));
  }

  bytes(): number {
    return this.slots.byteLength;
  }

  private grow(): void {
    const old = this.slots;
    const count = old.length;
    const slots = new Int32Array(count * 2);
    const mask = count - 1;
    for (let i = 0; i < count; i += 2) {
      const lo = old[i]!;
      const hi = old[i + 1]!;
      if ((lo | hi) === 0) continue;
      let at = slotOf(lo, hi) & mask;
      while ((slots[at * 2]! | slots[at * 2 + 1]!) !== 0) at = (at + 1) & mask;
      slots[at * 2] = lo;
      slots[at * 2 + 1] = hi;
    }
    this.slots = slots;
    this.mask = mask;
    this.threshold = Math.floor((mask + 1) * maximumLoad);
  }
}

function slotOf(lo: number, hi: number): number {
  const mixed = Math.imul(lo ^ Math.imul(hi, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
