import { swapFields, type SwapEncoding } from '../swap-encoding.ts';

/** arch/riscv/include/asm/pgtable.h of 6.12. */
export function swapEncoding(): SwapEncoding {
  return swapFields({
    source: 'arch/riscv/include/asm/pgtable.h',
    typeShift: 7n,
    typeBits: 5n,
    offsetShift: 12n,
    offsetBits: 52n,
    hugeMigration: true,
  });
}
