import type { Entry, LevelHelpers, ModelVersion } from '../entry-helpers.ts';
import {
  PAGE_ACCESSED,
  PAGE_COPY,
  PAGE_DIRTY,
  PAGE_DIRTY_BITS,
  PAGE_NONE,
  PAGE_PRESENT,
  PAGE_PROTNONE,
  PAGE_RW,
} from './bits.ts';
import { flip_protnone_guard } from './protnone-inversion.ts';
import { clear_saveddirty_shift, mksaveddirty_shift } from './saved-dirty.ts';

/** The helpers that pmd_*() and pte_*() have in common. */
type Attributes = Omit<LevelHelpers, 'none' | 'bad' | 'present' | 'pfn'>;

/** What differs between the levels. */
interface LevelMasks {
  /** `_PAGE_CHG_MASK`, `_HPAGE_CHG_MASK`: what a change of protection keeps. */
  readonly change: bigint;
  /** The address that 6.12 inverts when an entry ceases to be present, and back. */
  readonly inverted: bigint;
}

/** `pte_protnone()` and `pmd_protnone()` with CONFIG_NUMA_BALANCING. */
function protnone(entry: Entry): boolean {
  return (entry & (PAGE_PROTNONE | PAGE_PRESENT)) === PAGE_PROTNONE;
}

const common = {
  young: (entry: Entry) => (entry & PAGE_ACCESSED) !== 0n,
  write: (entry: Entry) => (entry & PAGE_RW) !== 0n,
  protnone,
  mkyoung: (entry: Entry) => entry | PAGE_ACCESSED,
  mkold: (entry: Entry) => entry & ~PAGE_ACCESSED,
};

function earlyAttributes({ change }: LevelMasks): Attributes {
  const modify = (entry: Entry, newprot: bigint): Entry => (entry & change) | (newprot & ~change);
  return {
    ...common,
    dirty: (entry) => (entry & PAGE_DIRTY) !== 0n,
    mkdirty: (entry) => entry | PAGE_DIRTY,
    mkclean: (entry) => entry & ~PAGE_DIRTY,
    mkwrite: (entry) => entry | PAGE_RW,
    wrprotect: (entry) => entry & ~PAGE_RW,
    modifyNone: (entry) => modify(entry, PAGE_NONE),
    modifyCopy: (entry) => modify(entry, PAGE_COPY),
  };
}

function lateAttributes({ change, inverted }: LevelMasks): Attributes {
  const modify = (entry: Entry, newprot: bigint): Entry => {
    const value = flip_protnone_guard(entry, (entry & change) | (newprot & ~change), inverted);
    return (entry & PAGE_RW) === 0n ? clear_saveddirty_shift(value) : mksaveddirty_shift(value);
  };
  return {
    ...common,
    dirty: (entry) => (entry & PAGE_DIRTY_BITS) !== 0n,
    mkdirty: (entry) => mksaveddirty_shift(entry | PAGE_DIRTY),
    mkclean: (entry) => entry & ~PAGE_DIRTY_BITS,
    mkwrite: (entry) => clear_saveddirty_shift(entry | PAGE_RW),
    wrprotect: (entry) => mksaveddirty_shift(entry & ~PAGE_RW),
    modifyNone: (entry) => modify(entry, PAGE_NONE),
    modifyCopy: (entry) => modify(entry, PAGE_COPY),
  };
}

/**
 * Predicates and setters of the attribute bits, with CONFIG_NUMA_BALANCING. In 6.12 without
 * CONFIG_X86_USER_SHADOW_STACK (the default), so nothing is a shadow stack; dirty state is moved to SAVED_DIRTY
 * whether or not it is configured. `mkwrite` is that of an area without VM_SHADOW_STACK.
 * Source: arch/x86/include/asm/pgtable.h; arch/x86/mm/pgtable.c `pte_mkwrite`, `pmd_mkwrite`.
 */
export function attributes(version: ModelVersion, masks: LevelMasks): Attributes {
  return version < 6000 ? earlyAttributes(masks) : lateAttributes(masks);
}
