import type { AddressWindow } from '../architecture.ts';

/** Bytes that the window may grow to; far below KERN_VIRT_SIZE of any paging mode. */
const windowBytes = 1 << 30;

/**
 * The linear map of riscv64 begins at CONFIG_PAGE_OFFSET (arch/riscv/Kconfig: that of Sv57 since 5.18, of Sv39
 * before). With an MMU, PAGE_OFFSET is the variable kernel_map.page_offset, so the harness must set it, and
 * kernel_map.va_pa_offset, to fit: is_linear_mapping(x) is PAGE_OFFSET <= x < PAGE_OFFSET + KERN_VIRT_SIZE, and
 * the physical address is x - kernel_map.va_pa_offset (arch/riscv/include/asm/page.h).
 */
export function window(version: number): AddressWindow {
  const baseHi = version >= 5018 ? 0xff600000 : 0xffffffe0;
  return { name: 'linear map', baseLo: 0, baseHi: baseHi | 0, bytes: windowBytes };
}
