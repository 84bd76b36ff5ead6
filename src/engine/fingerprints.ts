import { isAllocationFailure } from './allocation-failure.ts';

/** Part of the slots that may be taken before the table grows, and where it cannot grow any more. */
const maximumLoad = 0.6;
const highestLoad = 0.9;

/** What a set of fingerprints is to be like. */
export interface FingerprintSetOptions {
  /** Initial capacity, a power of two. */
  readonly slots?: number;
  /** Ceiling on the bytes of the table, that of the old one included while it grows. */
  readonly maximumBytes?: number;
  /** Whether each fingerprint has an int32 mark beside it. */
  readonly marked?: boolean;
}

/**
 * A set of 64-bit fingerprints in one open-addressing table of 32-bit pairs. A pair of zeros marks a free slot;
 * the all-zero fingerprint is kept beside the table. The table is outside of V8's heap. Where it may not grow,
 * or there is no memory for it, it fills up, and says so.
 */
export class FingerprintSet {
  /** Fingerprints in the set. */
  size = 0;
  /** No more than a few fingerprints can be added. */
  full = false;
  private slots: Int32Array;
  /** By slot; the last one is that of the all-zero fingerprint. */
  private marks: Int32Array;
  private mask: number;
  private threshold: number;
  private hasZero = false;
  private readonly maximumBytes: number;
  private readonly marked: boolean;
  /** Slot of the last fingerprint added or found. */
  private at = 0;

  constructor({ slots = 4096, maximumBytes = Infinity, marked = false }: FingerprintSetOptions = {}) {
    this.slots = new Int32Array(slots * 2);
    this.marks = new Int32Array(marked ? slots + 1 : 0);
    this.mask = slots - 1;
    this.threshold = Math.floor(slots * maximumLoad);
    this.maximumBytes = maximumBytes;
    this.marked = marked;
  }

  /** Adds the fingerprint (int32 halves); false if it was there already. */
  add(lo: number, hi: number): boolean {
    if ((lo | hi) === 0) return this.addZero();
    const slots = this.slots;
    let at = slotOf(lo, hi) & this.mask;
    for (;;) {
      const slotLo = slots[at * 2]!;
      const slotHi = slots[at * 2 + 1]!;
      if (slotLo === lo && slotHi === hi) {
        this.at = at;
        return false;
      }
      if ((slotLo | slotHi) === 0) break;
      at = (at + 1) & this.mask;
    }
    if (this.size >= this.threshold && this.grow()) return this.add(lo, hi);
    slots[at * 2] = lo;
    slots[at * 2 + 1] = hi;
    this.at = at;
    this.size++;
    return true;
  }

  /** Mark of the fingerprint that was last added or found; 0 at first. */
  get mark(): number {
    return this.marks[this.at]!;
  }

  set mark(mark: number) {
    this.marks[this.at] = mark;
  }

  /** Upper bound of the probability that two of the states seen have one fingerprint: n^2 / 2 pairs of 2^64. */
  collisionOdds(): number {
    return Math.min(1, (this.size / 2 ** 33) * (this.size / 2 ** 32));
  }

  bytes(): number {
    return this.slots.byteLength + this.marks.byteLength;
  }

  /** The table as it is: slots, and marks if it has any. Not copies. */
  tables(): { readonly slots: Int32Array; readonly marks: Int32Array } {
    return { slots: this.slots, marks: this.marks };
  }

  /** Takes over the tables of a set of the same options; `hasZero` if that held the all-zero fingerprint. */
  adopt(slots: Int32Array, marks: Int32Array, size: number): void {
    this.slots = slots;
    this.marks = marks;
    this.mask = slots.length / 2 - 1;
    this.threshold = Math.floor((this.mask + 1) * maximumLoad);
    let taken = 0;
    for (let i = 0; i < slots.length; i += 2) if ((slots[i]! | slots[i + 1]!) !== 0) taken++;
    this.hasZero = size > taken;
    this.size = size;
  }

  private addZero(): boolean {
    this.at = this.mask + 1;
    if (this.hasZero) return false;
    this.hasZero = true;
    this.size++;
    return true;
  }

  /** Doubles the table; false if it has to stay as it is. */
  private grow(): boolean {
    const old = this.slots;
    const oldMarks = this.marks;
    const count = old.length;
    if (this.bytes() * 3 > this.maximumBytes) return this.stay();
    let slots: Int32Array;
    let marks: Int32Array;
    try {
      slots = new Int32Array(count * 2);
      marks = new Int32Array(this.marked ? count + 1 : 0);
    } catch (error) {
      if (isAllocationFailure(error)) return this.stay();
      throw error;
    }
    const mask = count - 1;
    for (let i = 0; i < count; i += 2) {
      const lo = old[i]!;
      const hi = old[i + 1]!;
      if ((lo | hi) === 0) continue;
      let at = slotOf(lo, hi) & mask;
      while ((slots[at * 2]! | slots[at * 2 + 1]!) !== 0) at = (at + 1) & mask;
      slots[at * 2] = lo;
      slots[at * 2 + 1] = hi;
      if (this.marked) marks[at] = oldMarks[i >> 1]!;
    }
    if (this.marked) marks[count] = oldMarks[count >> 1]!;
    this.slots = slots;
    this.marks = marks;
    this.mask = mask;
    this.threshold = Math.floor((mask + 1) * maximumLoad);
    return true;
  }

  private stay(): boolean {
    const highest = Math.floor((this.mask + 1) * highestLoad);
    this.full = this.threshold === highest;
    this.threshold = highest;
    return false;
  }
}

function slotOf(lo: number, hi: number): number {
  const mixed = Math.imul(lo ^ Math.imul(hi, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
