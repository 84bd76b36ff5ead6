import type { ModelVersion } from '../entry-helpers.ts';
import { swapFields, type SwapEncoding } from '../swap-encoding.ts';

/**
 * book3s64, hash and radix, 64K pages. 4.5: arch/powerpc/include/asm/book3s/64/pgtable.h with `_PAGE_BIT_SWAP_TYPE` 2,
 * `PTE_RPN_SHIFT` 30 and `_PAGE_PTE` 1 (hash.h, hash-64k.h). 6.12: type in the lowest bits, offset in the frame number
 * (bits 16 to 52), `_PAGE_PTE` bit 62. 4.4 has another layout and is not needed: it splits pages without swap entries.
 */
export function swapEncoding(version: ModelVersion): SwapEncoding {
  const source = 'arch/powerpc/include/asm/book3s/64/pgtable.h';
  if (version < 6000) {
    return swapFields({
      source,
      typeShift: 2n,
      typeBits: 5n,
      offsetShift: 30n,
      offsetBits: 34n,
      constant: 1n,
      hugeMigration: false,
    });
  }
  return swapFields({
    source,
    typeShift: 0n,
    typeBits: 5n,
    offsetShift: 16n,
    offsetBits: 37n,
    constant: 1n << 62n,
    hugeMigration: true,
  });
}
