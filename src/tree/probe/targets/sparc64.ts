import { sparc64Asm } from '../asm/sparc64.ts';
import type { ProbeTarget } from '../probe-target.ts';

/** sparc64: entries of sun4u, for which the text is assembled; at boot it is patched on sun4v and M7. */
export const sparc64: ProbeTarget = {
  name: 'sparc64',
  // arch/sparc/Makefile, CONFIG_SPARC64.
  target: {
    directory: 'sparc',
    triple: 'sparc64-linux-gnu',
    flags: () => ['-m64', '-D__sparc_v9__'],
    includes: () => [],
  },
  config: {
    srcarch: 'sparc',
    lines: () => ['64BIT=y', 'SPARSEMEM_VMEMMAP=y'],
  },
  units: [
    { file: 'mm/pgtable-generic.c' },
    { file: 'arch/sparc/mm/tlb.c' },
    { file: 'arch/sparc/mm/init_64.c' },
  ],
  headers: () => new Map(),
  asm: sparc64Asm,
  asmGoto: [],
  skipped: new Map([
    ['tlb_batch_add', 'cache and TLB maintenance'],
    ['tlb_batch_add_one', 'TLB maintenance'],
    ['tlb_batch_pmd_scan', 'TLB maintenance'],
    ['flush_tlb_pending', 'TLB maintenance'],
  ]),
  boot: ['sun4u_pgprot_init'],
  variables: () =>
    new Map([
      // Defined in mm/mmap.c up to 5.19, filled by sun4u_pgprot_init().
      ['protection_map', 0n],
      ['huge_zero_pfn', 0xffff_ffff_ffff_ffffn],
    ]),
};
