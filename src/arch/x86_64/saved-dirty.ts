import type { Entry } from '../entry-helpers.ts';
import { PAGE_DIRTY, PAGE_RW, PAGE_SAVED_DIRTY } from './bits.ts';

/**
 * `mksaveddirty_shift()`: the dirty state of an entry that is not writable is moved from D to SAVED_DIRTY.
 * Source: 6.12 arch/x86/include/asm/pgtable.h.
 */
export function mksaveddirty_shift(entry: Entry): Entry {
  const moves = PAGE_RW | PAGE_DIRTY;
  return (entry & moves) === PAGE_DIRTY ? (entry & ~PAGE_DIRTY) | PAGE_SAVED_DIRTY : entry;
}

/**
 * `clear_saveddirty_shift()`: the dirty state of a writable entry is moved from SAVED_DIRTY to D.
 * Source: 6.12 arch/x86/include/asm/pgtable.h.
 */
export function clear_saveddirty_shift(entry: Entry): Entry {
  const moves = PAGE_RW | PAGE_SAVED_DIRTY;
  return (entry & moves) === moves ? (entry & ~PAGE_SAVED_DIRTY) | PAGE_DIRTY : entry;
}
