import type { ModelVersion } from '../entry-helpers.ts';
import { swapFields, type SwapEncoding } from '../swap-encoding.ts';

/**
 * arch/sparc/include/asm/pgtable_64.h: type from `PAGE_SHIFT` (13) on, offset eight bits higher. 6.12 took one bit of
 * the type as exclusive marker. No huge migration entries (arch/sparc/Kconfig).
 */
export function swapEncoding(version: ModelVersion): SwapEncoding {
  return swapFields({
    source: 'arch/sparc/include/asm/pgtable_64.h',
    typeShift: 13n,
    typeBits: version < 6000 ? 8n : 7n,
    offsetShift: 21n,
    offsetBits: 43n,
    hugeMigration: false,
  });
}
