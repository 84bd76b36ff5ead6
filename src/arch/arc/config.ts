import type { ConfigFragment } from '../architecture.ts';

/** arc: ARC HS with the MMU of version 4, the only one with huge pages; from 4.5 on there is a choice of their size. */
export const config: ConfigFragment = {
  srcarch: 'arc',
  lines: (version) => [
    'ISA_ARCV2=y',
    'ARC_MMU_V4=y',
    'ARC_HAS_LLSC=y',
    'ARC_CACHE=y',
    'ARC_HAS_DCACHE=y',
    'ARC_CACHE_PAGES=y',
    ...(version < 4005 ? [] : ['ARC_HUGEPAGE_2M=y']),
  ],
};
