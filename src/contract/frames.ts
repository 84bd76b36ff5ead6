import type { Bdd } from '../bdd/manager.ts';
import type { HelperSet, Level } from './helper-set.ts';
import { alignedWords, onlyWord, type Place, without } from './word-sets.ts';

/** log2 of the base pages that an entry of a level maps; undefined if that is not known. */
export function orderOf(set: HelperSet, level: Level): number | undefined {
  switch (level) {
    case 'pte':
      return 0;
    case 'pmd':
      return set.constants.hugeOrder;
    case 'pud':
      return set.constants.hugePudOrder;
  }
}

/**
 * Numbers of the page frames that can be mapped by an entry (or be a page table, with order 0): all that
 * {@link HelperConstants.physicalBits} allows, aligned to `order`. Frame 0 is left out: it is never given away on x86,
 * and some architectures' tables at address 0 would look like empty entries (see phys_align_check() in
 * mm/debug_vm_pgtable.c).
 */
export function frames(
  set: HelperSet,
  shape: { readonly order: number; readonly width: number },
  place: Place,
): Bdd {
  const { manager, constants } = set;
  const bits = Math.min(shape.width, constants.physicalBits - constants.pageShift);
  const aligned = alignedWords(manager, { width: shape.width, bits, alignment: shape.order }, place);
  return without(manager, aligned, onlyWord(manager, 0n, shape.width, place));
}

/**
 * Numbers of the page frames that can be tables: those of {@link frames} that can have a `struct page` (or a virtual
 * address) in a kernel of 32 bits, of which the 32 bytes each must fit into 1 GiB.
 */
export function tableFrames(set: HelperSet, width: number, place: Place): Bdd {
  const all = frames(set, { order: 0, width }, place);
  if (width > 32) return all;
  return set.manager.and(all, alignedWords(set.manager, { width, bits: 25, alignment: 0 }, place));
}
