import type { AddressWindow } from '../architecture.ts';

/** PAGE_OFFSET with VMSPLIT_3G (arch/arm/Kconfig), as an int32. */
export const pageOffset = 0xc0000000 | 0;

/** Bytes of the window: what the 32-bit linear map holds up to the start of vmalloc space at the least. */
const windowBytes = 0x2000_0000;

/**
 * The linear map of arm: virtual address - PAGE_OFFSET + PHYS_OFFSET is the physical address
 * (arch/arm/include/asm/memory.h), in all versions.
 */
export function window(_version: number): AddressWindow {
  return { name: 'linear map', baseLo: pageOffset, baseHi: 0, bytes: windowBytes };
}
