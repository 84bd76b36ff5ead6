import { swapFields, type SwapEncoding } from '../swap-encoding.ts';

/** `_PAGE_INVALID | _PAGE_PROTECT`, which `mk_swap_pte()` sets in every swap entry. */
const swapPte = 0x400n | 0x200n;

/**
 * `mk_swap_pte()` of arch/s390/include/asm/pgtable.h, the same in 4.5 and 6.12 (where bit 52 of the manual's count
 * became the exclusive marker). arch/s390/Kconfig of 6.12 does not select `ARCH_ENABLE_THP_MIGRATION`.
 */
export function swapEncoding(): SwapEncoding {
  return swapFields({
    source: 'arch/s390/include/asm/pgtable.h',
    typeShift: 2n,
    typeBits: 5n,
    offsetShift: 12n,
    offsetBits: 52n,
    constant: swapPte,
    hugeMigration: false,
  });
}
