import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceTree } from '../../source-tree.ts';
import { asm } from '../../../arch/s390/asm.ts';
import { config } from '../../../arch/s390/config.ts';
import { target } from '../../../arch/s390/target.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { syscallNumbers } from '../syscall-numbers.ts';
import { initialStaticKeys } from './shared-assumptions.ts';

/** A type that only gcc accepts, an array of variable length in a structure (up to 4.x); it sizes an operand. */
function withoutVariableLengthArray(tree: SourceTree): ReadonlyMap<string, string> {
  const path = 'arch/s390/include/asm/pgalloc.h';
  const text = readFileSync(join(tree.root, path), 'utf8');
  const fixed = text.replace(/struct \{ char _\[n\]; \}/, 'struct { char _[16384]; }');
  return new Map(fixed === text ? [] : [[path, fixed]]);
}

/** s390: a z13, that is IDTE, local clearing and large pages, no instruction-execution protection; no guests. */
export const s390: ProbeTarget = {
  name: 's390',
  target,
  config,
  units: [
    { file: 'mm/pgtable-generic.c' },
    { file: 'arch/s390/mm/pgtable.c' },
    { file: 'arch/s390/mm/mmap.c' },
  ],
  headers: (tree) =>
    new Map([
      ...withoutVariableLengthArray(tree),
      ...syscallNumbers(tree, [
        {
          table: 'arch/s390/kernel/syscalls/syscall.tbl',
          headers: [
            { path: 'arch/s390/include/generated/uapi/asm/unistd_64.h', abis: ['common', '64'] },
            { path: 'arch/s390/include/generated/uapi/asm/unistd_32.h', abis: ['common', '32'] },
          ],
        },
      ]),
      // The number of system calls, for their dispatch only.
      ['arch/s390/include/generated/asm/unistd_nr.h', ''],
      // arch/s390/tools/gen_facilities.c: facilities the kernel insists on at boot; of none here.
      [
        'arch/s390/include/generated/asm/facility-defs.h',
        [
          '#define FACILITIES_ALS 0',
          '#define FACILITIES_ALS_DWORDS 1',
          '#define FACILITIES_KVM 0',
          '#define FACILITIES_KVM_CPUMODEL 0',
          '',
        ].join('\n'),
      ],
    ]),
  asm,
  asmGoto: [],
  skipped: new Map([
    ['__bitmap_equal', 'whether an invalidation is local or global: both store the same'],
    ['smp_call_function', 'waiting for CPUs with interrupts off'],
  ]),
  boot: [],
  // The lowcore is at address 0.
  lowestAddress: 0,
  // No CPU in the mask of CPUs: the local and the global form of an invalidation store the same.
  variables: () =>
    new Map([
      ['cpu_bit_bitmap', 0n],
      // CONFIG_NR_CPUS.
      ['nr_cpu_ids', 8n],
      ['vm_layout', 0n],
      // The array of struct page at address 0: page_to_pfn() and pfn_to_page() undo each other wherever it is.
      ['vmemmap', 0n],
      // arch/s390/pci/pci.c: no PCI memory I/O.
      ['mio_wb_bit_mask', 0n],
    ]),
  assumptions: [
    'The machine is a z13: IDTE, local TLB clearing and large pages (EDAT1); no no-execute bit, no RESET DAT PROTECTION, no PCI memory I/O.',
    'There are no guests: no page has guest storage keys (PGSTE).',
    'The lowcore is at address 0.',
    initialStaticKeys,
  ],
};
