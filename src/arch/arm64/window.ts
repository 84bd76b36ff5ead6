import type { AddressWindow } from '../architecture.ts';

/** Bytes that a window may grow to. */
const windowBytes = 1 << 30;

/**
 * The linear map of arm64: _PAGE_OFFSET(48) = -(1 << 48) since 5.4 (arch/arm64/include/asm/memory.h); physical
 * address = x - PAGE_OFFSET + memstart_addr.
 */
export function window(_version: number): AddressWindow {
  return { name: 'linear map', baseLo: 0, baseHi: 0xffff0000 | 0, bytes: windowBytes };
}

/** First kernel version whose struct pages end 1 GiB below the top instead of starting at a power of two. */
const endsBelowTop = 6009;

/**
 * Where struct pages lie (vmemmap), which is not in the linear map: the struct page of the first frame of memory
 * (memstart_addr) is at the base, as vmemmap = VMEMMAP_START - (memstart_addr >> PAGE_SHIFT).
 * Since 6.9: VMEMMAP_START = VMEMMAP_END - (1 << 47 >> 12) * sizeof(struct page), VMEMMAP_END = -1 GiB.
 * Before: -(1 << (48 - (12 - log2(sizeof(struct page))))), rounded up to a power of two.
 * Source: arch/arm64/include/asm/memory.h, pgtable.h; compared with 6.1 and 6.12.
 */
export function vmemmapWindow(version: number, structPageBytes = 64): AddressWindow {
  const top = 2 ** 64;
  const distance =
    version >= endsBelowTop
      ? 2 ** 30 + 2 ** 35 * structPageBytes
      : 2 ** (48 - 12 + Math.ceil(Math.log2(structPageBytes)));
  // Both terms are multiples of 2^30, so the halves are exact although 2^64 - distance may not be.
  const high = (top / 2 ** 30 - distance / 2 ** 30) % 2 ** 34;
  return {
    name: 'vmemmap',
    baseLo: ((high % 4) * 2 ** 30) | 0,
    baseHi: Math.floor(high / 4) | 0,
    bytes: windowBytes,
  };
}
