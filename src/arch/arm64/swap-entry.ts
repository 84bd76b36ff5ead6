import type { ModelVersion } from '../entry-helpers.ts';
import { swapFields, type SwapEncoding } from '../swap-encoding.ts';

/** arch/arm64/include/asm/pgtable.h of 4.5 (type in bits 2 to 7) and 6.12 (type in bits 6 to 10, offset from 12). */
export function swapEncoding(version: ModelVersion): SwapEncoding {
  const source = 'arch/arm64/include/asm/pgtable.h';
  const offsetBits = 50n;
  if (version < 6000) {
    return swapFields({
      source,
      typeShift: 2n,
      typeBits: 6n,
      offsetShift: 8n,
      offsetBits,
      hugeMigration: false,
    });
  }
  return swapFields({
    source,
    typeShift: 6n,
    typeBits: 5n,
    offsetShift: 12n,
    offsetBits,
    hugeMigration: true,
  });
}
