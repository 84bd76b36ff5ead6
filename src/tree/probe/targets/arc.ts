import { asm } from '../../../arch/arc/asm.ts';
import { config } from '../../../arch/arc/config.ts';
import { target } from '../../../arch/arc/target.ts';
import { arcHeaders } from '../../generated/arc-headers.ts';
import { numberedPages } from '../../generated/numbered-pages.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { syscallNumbers } from '../syscall-numbers.ts';
import { initialStaticKeys, pagesAreNumbered } from './shared-assumptions.ts';

/** arc: ARC HS with the MMU of version 4; entries of 32 bits. */
export const arc: ProbeTarget = {
  name: 'arc',
  target,
  config,
  units: [
    { file: 'mm/pgtable-generic.c' },
    // protection_map[]; before 6.0 it is in mm/mmap.c.
    { file: 'arch/arc/mm/mmap.c', from: 6000 },
  ],
  headers: (tree) =>
    new Map([
      ...arcHeaders(tree),
      ...numberedPages(tree, 'arc'),
      ...syscallNumbers(tree, [
        {
          table: 'scripts/syscall.tbl',
          headers: [
            { path: 'arch/arc/include/generated/uapi/asm/unistd_32.h', abis: ['common', '32', 'arc'] },
          ],
        },
      ]),
    ]),
  asm,
  asmGoto: [],
  skipped: new Map([
    ['flush_pmd_tlb_range', 'TLB maintenance'],
    ['update_mmu_cache_range', 'TLB maintenance'],
  ]),
  boot: [],
  variables: () => new Map(),
  assumptions: [
    'The CPU is an ARC HS with the MMU of version 4, without PAE40; memory starts at CONFIG_LINUX_LINK_BASE.',
    pagesAreNumbered,
    initialStaticKeys,
  ],
};
