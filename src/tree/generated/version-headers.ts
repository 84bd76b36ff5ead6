import type { KernelVersion } from '../source-tree.ts';

/** `generated/uapi/linux/version.h`. Source: filechk_version.h of the top Makefile. */
export function versionHeader(version: KernelVersion): string {
  const { major, minor, patch, code } = version;
  const number = major * 65536 + minor * 256 + Math.min(patch, 255);
  return [
    `#define LINUX_VERSION_CODE ${number}`,
    '#define KERNEL_VERSION(a,b,c) (((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))',
    ...(code >= 5012
      ? [
          `#define LINUX_VERSION_MAJOR ${major}`,
          `#define LINUX_VERSION_PATCHLEVEL ${minor}`,
          `#define LINUX_VERSION_SUBLEVEL ${patch}`,
        ]
      : []),
    '',
  ].join('\n');
}

/** `generated/utsrelease.h`. */
export function utsReleaseHeader(version: KernelVersion): string {
  return `#define UTS_RELEASE "${version.text}"\n`;
}

/** `generated/compile.h`: who built the kernel; the same text everywhere. Source: scripts/mkcompile_h. */
export function compileHeader(srcarch: string): string {
  return [
    `#define UTS_MACHINE "${srcarch}"`,
    '#define UTS_VERSION "#1"',
    '#define LINUX_COMPILE_BY "thpcheck"',
    '#define LINUX_COMPILE_HOST "thpcheck"',
    '#define LINUX_COMPILER "clang"',
    '',
  ].join('\n');
}
