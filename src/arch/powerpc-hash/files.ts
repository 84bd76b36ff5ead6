import type { Source } from '../../transition/form.ts';
import type { ModelVersion } from '../entry-helpers.ts';

/** Where a kernel version has what the primitives re-express. */
export interface HashFiles {
  /** `pmdp_invalidate()` and what the split calls. */
  readonly pgtable: string;
  /** `pmd_hugepage_update()`, `pmdp_collapse_flush()` and the clearing of a huge entry. */
  readonly hashPgtable: string;
  /** `pte_update()`. */
  readonly pteHeader: string;
  readonly gather: string;
  readonly synchronize: Source;
  readonly flushHugepage: Source;
  readonly flushPage: Source;
}

const mm = 'arch/powerpc/mm';

function files4(pteHeader: string): HashFiles {
  return {
    pgtable: `${mm}/pgtable_64.c`,
    hashPgtable: `${mm}/pgtable_64.c`,
    pteHeader,
    gather: 'mm/memory.c',
    synchronize: { file: 'kernel/smp.c', function: 'kick_all_cpus_sync' },
    flushHugepage: { file: `${mm}/hash_utils_64.c`, function: 'flush_hash_hugepage' },
    flushPage: { file: `${mm}/hash_utils_64.c`, function: 'flush_hash_page' },
  };
}

const byVersion: Readonly<Record<ModelVersion, HashFiles>> = {
  4004: files4('arch/powerpc/include/asm/pgtable-ppc64.h'),
  4005: files4('arch/powerpc/include/asm/book3s/64/hash.h'),
  6012: {
    pgtable: `${mm}/book3s64/pgtable.c`,
    hashPgtable: `${mm}/book3s64/hash_pgtable.c`,
    pteHeader: 'arch/powerpc/include/asm/book3s/64/hash.h',
    gather: 'mm/mmu_gather.c',
    synchronize: { file: `${mm}/book3s64/pgtable.c`, function: 'serialize_against_pte_lookup' },
    flushHugepage: { file: `${mm}/book3s64/hash_utils.c`, function: 'flush_hash_hugepage' },
    flushPage: { file: `${mm}/book3s64/hash_utils.c`, function: 'flush_hash_page' },
  },
};

/** Files and functions of the hash MMU in a kernel version. */
export function files(version: ModelVersion): HashFiles {
  return byVersion[version];
}
