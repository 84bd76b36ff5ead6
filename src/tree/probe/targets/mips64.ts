import { asm } from '../../../arch/mips64/asm.ts';
import { config } from '../../../arch/mips64/config.ts';
import { target } from '../../../arch/mips64/target.ts';
import { numberedPages } from '../../generated/numbered-pages.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { syscallNumbers } from '../syscall-numbers.ts';
import { initialStaticKeys, pagesAreNumbered } from './shared-assumptions.ts';

/** mips64: a Loongson 3 with read- and execute-inhibit bits. */
export const mips64: ProbeTarget = {
  name: 'mips64',
  target,
  config,
  units: [
    { file: 'mm/pgtable-generic.c' },
    { file: 'arch/mips/mm/pgtable-64.c' },
    // protection_map[] and _page_cachable_default.
    { file: 'arch/mips/mm/cache.c' },
  ],
  // arch/mips/kernel/syscalls/Makefile; the numbers themselves matter to nobody here.
  headers: (tree) =>
    new Map([
      ...numberedPages(tree, 'mips'),
      ...syscallNumbers(
        tree,
        ['n32', 'n64', 'o32'].map((abi) => ({
          table: `arch/mips/kernel/syscalls/syscall_${abi}.tbl`,
          headers: [
            { path: `arch/mips/include/generated/uapi/asm/unistd_${abi}.h`, abis: ['common', abi] },
            { path: `arch/mips/include/generated/asm/unistd_nr_${abi}.h`, abis: [] },
          ],
        })),
      ),
    ]),
  asm,
  asmGoto: [],
  skipped: new Map([
    ['flush_tlb_range', 'TLB maintenance'],
    ['flush_tlb_all', 'TLB maintenance'],
    ['__update_cache', 'cache maintenance'],
  ]),
  boot: ['setup_protection_map'],
  variables: () => new Map(),
  assumptions: [
    'The CPU has read- and execute-inhibit (RIXI) and no hardware page-table walker.',
    'Cached pages have coherency attribute 3, the one of Loongson 3.',
    pagesAreNumbered,
    initialStaticKeys,
  ],
};
