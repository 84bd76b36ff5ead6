import { asm } from '../../../arch/loongarch64/asm.ts';
import { config } from '../../../arch/loongarch64/config.ts';
import { target } from '../../../arch/loongarch64/target.ts';
import { loongarchIntrinsicsHeader } from '../../generated/loongarch-intrinsics.ts';
import { numberedPages } from '../../generated/numbered-pages.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { syscallNumbers } from '../syscall-numbers.ts';
import { initialStaticKeys, pagesAreNumbered } from './shared-assumptions.ts';

/** loongarch64: three levels of tables of 16 KiB. */
export const loongarch64: ProbeTarget = {
  name: 'loongarch64',
  target,
  config,
  units: [
    { file: 'mm/pgtable-generic.c' },
    { file: 'arch/loongarch/mm/pgtable.c' },
    // protection_map[].
    { file: 'arch/loongarch/mm/cache.c' },
  ],
  headers: (tree) =>
    new Map([
      ...numberedPages(tree, 'loongarch'),
      ['arch/loongarch/include/generated/larchintrin.h', loongarchIntrinsicsHeader()],
      ...syscallNumbers(tree, [
        {
          table: 'scripts/syscall.tbl',
          headers: [
            { path: 'arch/loongarch/include/generated/uapi/asm/unistd_64.h', abis: ['common', '64'] },
          ],
        },
      ]),
    ]),
  asm,
  asmGoto: [],
  skipped: new Map([
    ['flush_tlb_range', 'TLB maintenance'],
    ['flush_tlb_all', 'TLB maintenance'],
  ]),
  boot: [],
  variables: () =>
    new Map([
      // arch/loongarch/kernel/cpu-probe.c, cpu_probe_addrbits(): above 48 bits of virtual addresses.
      ['vm_map_base', 0xffff_0000_0000_0000n],
    ]),
  assumptions: [
    'Virtual and physical addresses have 48 bits.',
    'Intrinsics (control registers) are not run.',
    pagesAreNumbered,
    initialStaticKeys,
  ],
};
