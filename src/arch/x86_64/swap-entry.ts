import type { ModelVersion } from '../entry-helpers.ts';
import { swapFields, type SwapEncoding } from '../swap-encoding.ts';

const source = 'arch/x86/include/asm/pgtable_64.h';

/**
 * arch/x86/include/asm/pgtable_64.h. 4.5: type from bit 1 on, offset above `_PAGE_BIT_PROTNONE` (8). 6.12: type in the
 * five highest bits, offset inverted from bit 9 on (against L1TF).
 */
export function swapEncoding(version: ModelVersion): SwapEncoding {
  if (version < 6000) {
    return swapFields({
      source,
      typeShift: 1n,
      typeBits: 5n,
      offsetShift: 9n,
      offsetBits: 55n,
      hugeMigration: false,
    });
  }
  const offsetMask = (1n << 50n) - 1n;
  return {
    source,
    hugeMigration: true,
    encode: (type, offset) => ((~offset & offsetMask) << 9n) | ((type & 31n) << 59n),
    typeOf: (entry) => entry >> 59n,
    offsetOf: (entry) => ~(entry >> 9n) & offsetMask,
  };
}
