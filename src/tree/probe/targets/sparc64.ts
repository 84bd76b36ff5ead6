import { asm } from '../../../arch/sparc64/asm.ts';
import { config } from '../../../arch/sparc64/config.ts';
import { target } from '../../../arch/sparc64/target.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { initialStaticKeys } from './shared-assumptions.ts';

/** sparc64: entries of sun4u, for which the text is assembled; at boot it is patched on sun4v and M7. */
export const sparc64: ProbeTarget = {
  name: 'sparc64',
  target,
  config,
  units: [
    { file: 'mm/pgtable-generic.c' },
    { file: 'arch/sparc/mm/tlb.c' },
    { file: 'arch/sparc/mm/init_64.c' },
  ],
  headers: () => new Map(),
  asm,
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
      // spitfire: sun4u.
      ['tlb_type', 0n],
    ]),
  assumptions: [
    'The CPU is a sun4u (tlb_type is spitfire): instructions that boot code patches in for sun4v and M7 are not evaluated.',
    'Protections are those of sun4u_pgprot_init().',
    initialStaticKeys,
  ],
};
