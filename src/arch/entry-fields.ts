import type { EntryField } from './architecture.ts';

/** An entry field whose bit means something else in an entry that is not valid (bit 0 clear). */
export interface DualField extends EntryField {
  /** Name in an entry that is not valid. */
  readonly nameWhenInvalid: string;
}

/** A one-bit field, printed by its name when set. */
export function flag(name: string, bit: number): EntryField {
  return { name, bit, width: 1, show: 'flag' };
}

/** A one-bit field that has another name in an entry that is not valid. */
export function dualFlag(name: string, nameWhenInvalid: string, bit: number): DualField {
  return { ...flag(name, bit), nameWhenInvalid };
}

/** A field printed as `name=0x...` unless zero. */
export function bits(name: string, bit: number, width: number): EntryField {
  return { name, bit, width, show: 'hex' };
}

/** The page frame number, printed as `pfn=0x...` unless zero. */
export function frame(bit: number, width: number): EntryField {
  return { name: 'pfn', bit, width, show: 'pfn' };
}
