import type { Location } from '../program/form.ts';

/** One value that a watched entry held, and how it came there first. */
export interface WatchedValue {
  readonly lo: number;
  readonly hi: number;
  /** What the harness's classification says of it: bits of THPCHECK_NONE, ... */
  readonly predicates: number;
  /** CPU that stored it first, or -1 for the initial value. */
  readonly cpu: number;
  /** Innermost first, inlined calls included; empty for the initial value. */
  readonly storedBy: readonly Location[];
}

/** A page-table entry under watch (thpcheck_watch). */
export interface WatchedEntry {
  readonly name: string;
  readonly word: number;
  /** 1 or 2 words. */
  readonly words: number;
  /**
   * First of the machine's own words about it: the number of the CPU that wrote last, plus 1; then how often each
   * CPU has written.
   */
  readonly noteWord: number;
  readonly values: Map<string, WatchedValue>;
}

/** A read of a watched entry. */
export interface WatchedRead {
  readonly entry: string;
  readonly reader: number;
  /** CPU that stored the value, or -1 for the initial one. */
  readonly writer: number;
  readonly predicates: number;
  /** How often a CPU has stored to the entry so far. */
  readonly writesBy: (cpu: number) => number;
}

/** Looks at reads of watched entries; gives the rule that one breaks, or undefined. */
export type WatchRule = (
  read: WatchedRead,
) => { readonly rule: string; readonly message: string } | undefined;

/** Memory that traces can name: `count` objects of `stride` bytes. */
export interface NamedRange {
  readonly name: string;
  /** Flat byte offset. */
  readonly offset: number;
  readonly stride: number;
  readonly count: number;
}

/** A field of named objects. */
export interface NamedField {
  readonly name: string;
  readonly offset: number;
  readonly bytes: number;
  readonly field: string;
}

/** Names of memory that the harness gave (thpcheck_name, thpcheck_field). */
export class NameTable {
  readonly ranges: NamedRange[] = [];
  readonly fields: NamedField[] = [];

  /** `pte[3]`, `page[1024]._mapcount`; undefined when no range holds the byte. */
  describe(offset: number): string | undefined {
    // What was named last is the most special: the lock in a struct page rather than the page.
    for (const range of this.ranges.toReversed()) {
      if (offset < range.offset || offset >= range.offset + range.stride * range.count) continue;
      const index = Math.floor((offset - range.offset) / range.stride);
      const inside = (offset - range.offset) % range.stride;
      const field = this.fields.find(
        (one) => one.name === range.name && inside >= one.offset && inside < one.offset + one.bytes,
      );
      const object = range.count === 1 ? range.name : `${range.name}[${index}]`;
      if (field !== undefined) return `${object}.${field.field}`;
      return inside === 0 || range.stride <= 8 ? object : `${object}+${inside}`;
    }
    return undefined;
  }
}
