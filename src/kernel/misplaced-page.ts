import type { ModelArchitecture } from '../arch/entry-helpers.ts';
import { hugeEntry } from './initial-memory.ts';
import type { Mm } from './mm.ts';

/** Architectures that select ARCH_SUPPORTS_NUMA_BALANCING in 4.4 and 4.5 (arch/x/Kconfig, platforms/Kconfig.cputype). */
export const withNumaBalancing: readonly ModelArchitecture[] = ['x86_64', 's390', 'powerpc-hash'];

/** Sets up a huge page that a NUMA hinting fault will find: `pmd_modify(entry, PAGE_NONE)`, flushed everywhere. */
export function misplacedAtFirst(mm: Mm, range: number, huge: number): void {
  const { pmd } = mm.entries.helpers;
  const fresh = hugeEntry(pmd, mm.frames.hugePfn(huge));
  const word = pmd.stored(pmd.cleared(fresh), pmd.modifyNone(fresh));
  mm.machine.system.initially(mm.pmd(range), mm.entries.pmdWord(word));
}
