import type { ConfigFragment } from '../architecture.ts';

/** riscv64: Sv39 to Sv57 kernel with the flat memory model, for a machine with SBI. */
export const config: ConfigFragment = {
  srcarch: 'riscv',
  lines: () => ['ARCH_RV64I=y', 'FLATMEM_MANUAL=y', 'RISCV_SBI=y'],
};
