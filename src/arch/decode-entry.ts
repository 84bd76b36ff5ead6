import type { EntryField, EntryFormat } from './architecture.ts';
import type { DualField } from './entry-fields.ts';

/** Level of an entry: the two that have a format. */
export type EntryLevel = 'pmd' | 'pte';

/**
 * An entry in the architecture's own bit names, such as `V R W U A D pfn=0x80400`, in the order of the format.
 * `lo` and `hi` are the halves of the entry (int32; `hi` is ignored for 32-bit entries). Bits that no field
 * names print last as `other=0x...`; zero prints as `0`.
 */
export function decodeEntry(format: EntryFormat, level: EntryLevel, lo: number, hi: number): string {
  const high = format.width === 64 ? hi : 0;
  if (lo === 0 && high === 0) return '0';
  const words: string[] = [];
  let restLo = lo;
  let restHi = high;
  for (const field of format[level]) {
    const value = fieldValue(field, lo, high);
    restLo &= ~maskLow(field);
    restHi &= ~maskHigh(field);
    if (value === 0) continue;
    if (field.show === 'flag') words.push(flagName(field, lo));
    else words.push(`${field.show === 'pfn' ? 'pfn' : field.name}=0x${value.toString(16)}`);
  }
  if (restLo !== 0 || restHi !== 0) {
    words.push(`other=0x${((restHi >>> 0) * 0x1_0000_0000 + (restLo >>> 0)).toString(16)}`);
  }
  return words.join(' ');
}

function flagName(field: EntryField | DualField, lo: number): string {
  return 'nameWhenInvalid' in field && (lo & 1) === 0 ? field.nameWhenInvalid : field.name;
}

/** Value of a field; exact up to 53 bits, which no field exceeds. */
function fieldValue(field: EntryField, lo: number, hi: number): number {
  const low = (lo & maskLow(field)) >>> 0;
  const high = (hi & maskHigh(field)) >>> 0;
  if (field.bit >= 32) return high >>> (field.bit - 32);
  return high * 2 ** (32 - field.bit) + (low >>> field.bit);
}

function maskLow(field: EntryField): number {
  return mask(field.bit, field.bit + field.width);
}

function maskHigh(field: EntryField): number {
  return mask(field.bit - 32, field.bit + field.width - 32);
}

/** Ones in bits from (included) to (not included) of a 32-bit word; bounds outside are cut. */
function mask(from: number, to: number): number {
  const first = Math.max(from, 0);
  const last = Math.min(to, 32);
  if (first >= last) return 0;
  const ones = last - first === 32 ? -1 : (1 << (last - first)) - 1;
  return ones << first;
}
