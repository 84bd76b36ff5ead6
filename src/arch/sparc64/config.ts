import type { ConfigFragment } from '../architecture.ts';

/** sparc64: one kernel for sun4u and sun4v, which patches itself at boot. */
export const config: ConfigFragment = {
  srcarch: 'sparc',
  lines: () => ['64BIT=y', 'SPARSEMEM_VMEMMAP=y'],
};
