import type { EntryHelpers, ModelVersion } from '../entry-helpers.ts';
import { pmdHelpers6012, pteHelpers6012 } from '../powerpc/helpers-6012.ts';
import { bits4004, bits4005, type HashBits } from './bits.ts';
import { flagBits6012, hash6012 } from './bits-6012.ts';
import { hashFault4004, hashFault4005, hashFault6012 } from './hardware-entry.ts';
import { pmd4004, pmd4005 } from './pmd-helpers.ts';
import { pteHelpers } from './pte-helpers.ts';

/** Versions of the built-in model that have the hash MMU. */
export const versions: readonly ModelVersion[] = [4004, 4005, 6012];

/** Base pages (64K) of a huge page (16M). */
const HUGE_PAGES = 256n;

/**
 * Entry helpers of powerpc book3s64 with the hash MMU, 64K base pages and 16M huge pages, `CONFIG_NUMA_BALANCING`
 * on, `CONFIG_MEM_SOFT_DIRTY` off. Values are those of `pmd_val()`: 6.12 keeps entries in big endian.
 */
export function helpers(version: ModelVersion): EntryHelpers {
  switch (version) {
    case 4004: {
      const pte = pteHelpers(bits4004);
      return {
        version,
        source:
          'v4.4 arch/powerpc/include/asm/{pgtable,pgtable-ppc64,pgtable-ppc64-64k,pte-hash64,pte-hash64-64k,' +
          'pgalloc-64}.h, arch/powerpc/mm/{pgtable,pgtable_64}.c',
        pmd: pmd4004,
        pte,
        hardware: hashFault4004({ pmd: pmd4004, pte }),
        ...relevantBits(bits4004),
        hugePages: HUGE_PAGES,
      };
    }
    case 4005: {
      const pte = pteHelpers(bits4005);
      return {
        version,
        source:
          'v4.5 arch/powerpc/include/asm/book3s/64/{pgtable,hash,hash-64k}.h, asm/pgalloc-64.h, ' +
          'arch/powerpc/mm/{pgtable,pgtable_64}.c',
        pmd: pmd4005,
        pte,
        hardware: hashFault4005({ pmd: pmd4005, pte }),
        ...relevantBits(bits4005),
        hugePages: HUGE_PAGES,
      };
    }
    case 6012: {
      const pmd = pmdHelpers6012(hash6012);
      const pte = pteHelpers6012(hash6012);
      return {
        version,
        source:
          'v6.12 arch/powerpc/include/asm/book3s/64/{pgtable,hash,hash-64k,pgalloc}.h, arch/powerpc/mm/pgtable.c, ' +
          'arch/powerpc/mm/book3s64/{pgtable,hash_pgtable}.c',
        pmd,
        pte,
        hardware: hashFault6012({ pmd, pte }),
        pmdBits: flagBits6012,
        pteBits: flagBits6012,
        hugePages: HUGE_PAGES,
      };
    }
  }
}

/** The PMD also by the two highest bits, which make a kernel address; one bit stands for those of the slot. */
function relevantBits(bits: HashBits): Pick<EntryHelpers, 'pmdBits' | 'pteBits'> {
  const pteBits =
    bits.PAGE_PTE |
    bits.PAGE_PRESENT |
    bits.PAGE_USER |
    bits.PAGE_EXEC |
    bits.PAGE_DIRTY |
    bits.PAGE_ACCESSED |
    bits.PAGE_RW |
    bits.PAGE_SPECIAL |
    bits.PAGE_BUSY |
    bits.hashedPte |
    bits.PAGE_COMBO |
    bits.PAGE_THP_HUGE;
  return { pteBits, pmdBits: pteBits | 0xc000_0000_0000_0000n };
}
