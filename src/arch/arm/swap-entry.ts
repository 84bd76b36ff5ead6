import type { ModelVersion } from '../entry-helpers.ts';
import { swapFields, type SwapEncoding } from '../swap-encoding.ts';

/**
 * arch/arm/include/asm/pgtable.h: 32 bits, also with LPAE. 6.12 put the exclusive marker between type and offset.
 * No architecture support for huge migration entries (arch/arm/Kconfig).
 */
export function swapEncoding(version: ModelVersion): SwapEncoding {
  const offsetShift = version < 6000 ? 7n : 8n;
  return swapFields({
    source: 'arch/arm/include/asm/pgtable.h',
    typeShift: 2n,
    typeBits: 5n,
    offsetShift,
    offsetBits: 32n - offsetShift,
    hugeMigration: false,
  });
}
