import type { ConfigFragment } from '../architecture.ts';

/**
 * arm: ARMv7 with LPAE (64-bit entries of three levels), the only format with huge pages for user memory. The
 * place of memory is fixed (ARM_PATCH_PHYS_VIRT off) where the version allows it.
 */
export const config: ConfigFragment = {
  srcarch: 'arm',
  lines: (version) => [
    'ARCH_MULTI_V7=y',
    'ARM_LPAE=y',
    'VMSPLIT_3G=y',
    ...(version < 6000
      ? ['ARCH_MULTIPLATFORM=y']
      : [
          ...(version < 6006 ? ['EMBEDDED=y'] : []),
          'ARCH_MULTIPLATFORM=n',
          'ARM_PATCH_PHYS_VIRT=n',
          'PHYS_OFFSET=0x80000000',
        ]),
  ],
};
