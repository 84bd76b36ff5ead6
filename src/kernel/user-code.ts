import { addUserWrites } from '../machine/mmu/user-writes.ts';
import type { Entry, PmdHelpers } from '../arch/entry-helpers.ts';
import { hugeEntry } from './initial-memory.ts';
import type { Mm } from './mm.ts';

/** User code on a CPU that writes to whatever it may write to, at any time; the scenario remembers `dirty`. */
export function userWrites(mm: Mm, cpu: number): void {
  const { system, memory, tlb } = mm.machine;
  const reader = mm.entries.helpers.hardware;
  addUserWrites(system, memory, tlb, { cpu, reader, written: mm.written });
}

/**
 * Makes the huge entry of a range clean at first, where the hardware (on powerpc hash: the low-level fault) then sets the
 * dirty state itself. Elsewhere only a dirty entry is writable, and it stays dirty.
 */
export function initiallyClean(mm: Mm, range: number, huge: number): void {
  const { hardware } = mm.entries.helpers;
  initialHugeEntry(mm, range, huge, (pmd, fresh) => {
    const clean = pmd.mkclean(fresh);
    return hardware.needsDirty(pmd.stored(pmd.cleared(fresh), clean)) ? clean : fresh;
  });
}

/** Makes the huge entry of a range another one at first: clean, read-only. */
export function initialHugeEntry(
  mm: Mm,
  range: number,
  huge: number,
  of: (helpers: PmdHelpers, fresh: Entry) => Entry,
): void {
  const { pmd } = mm.entries.helpers;
  const fresh = hugeEntry(pmd, mm.frames.hugePfn(huge));
  const word = pmd.stored(pmd.cleared(fresh), of(pmd, fresh));
  mm.machine.system.initially(mm.pmd(range), mm.entries.pmdWord(word));
}
