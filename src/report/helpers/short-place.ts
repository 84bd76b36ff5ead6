import type { SourcePlace } from '../../check/helpers/result.ts';

/**
 * A place as the kernel's own #include lines name the file: `asm/pgtable.h:218` for arch/X/include/asm, `linux/mm.h:5`,
 * `asm-generic/pgtable.h:7`; other files by their path in the tree.
 */
export function shortPlace({ file, line }: SourcePlace): string {
  const short = file.replace(/^arch\/[^/]+\/include\/(?=asm\/)/, '').replace(/^include\//, '');
  return `${short}:${line}`;
}

/** A place with its path in the tree, as compilers print it: `arch/arm/include/asm/pgtable-3level.h:218`. */
export function fullPlace({ file, line }: SourcePlace): string {
  return `${file}:${line}`;
}
