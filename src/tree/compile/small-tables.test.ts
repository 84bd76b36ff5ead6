import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallTableOverlay } from './small-tables.ts';
import type { TemporaryDirectory } from './testing/fake-tree.ts';
import { temporaryDirectory } from './testing/fake-tree.ts';

const riscv = 'arch/riscv/include/asm/pgtable-64.h';
const arm = 'arch/arm/include/asm/pgtable-3level.h';
const arm64 = 'arch/arm64/include/asm/pgtable-hwdef.h';

let tree: TemporaryDirectory;
let overlay: TemporaryDirectory;
beforeEach(() => {
  overlay = temporaryDirectory();
  tree = temporaryDirectory({
    [riscv]: 'first\n#define PMD_SHIFT       21\nlast\n',
    [arm]: '#define PTRS_PER_PTE\t512\n#define PTRS_PER_PMD\t512\n# define PMD_SHIFT\t21\n',
    [arm64]:
      '#define PTRS_PER_PTE\t\t(1 << (PAGE_SHIFT - 3))\n#define PMD_SHIFT\tARM64_HW_PGTABLE_LEVEL_SHIFT(2)\n' +
      '#define PTRS_PER_PMD\tPTRS_PER_PTE\n#ifdef BIG\n#define CONT_PTE_SHIFT 5\n#else\n#define CONT_PTE_SHIFT 4\n#endif\n',
  });
});
afterEach(() => {
  tree.remove();
  overlay.remove();
});

describe('smallTableOverlay', () => {
  it.each([
    [
      'riscv',
      riscv,
      'first\n#define PMD_SHIFT (PAGE_SHIFT + 3)\n#undef PTRS_PER_PTE\n#define PTRS_PER_PTE 8\n#line 3\nlast\n',
    ],
    ['arm', arm, '#define PTRS_PER_PTE 8\n#define PTRS_PER_PMD\t512\n#define PMD_SHIFT (PAGE_SHIFT + 3)\n'],
    [
      'arm64',
      arm64,
      '#define PTRS_PER_PTE 8\n#define PMD_SHIFT (PAGE_SHIFT + 3)\n#define PTRS_PER_PMD (1 << (PAGE_SHIFT - 3))\n' +
        '#ifdef BIG\n#define CONT_PTE_SHIFT 5\n#else\n#define CONT_PTE_SHIFT 2\n#endif\n',
    ],
  ])('of %s changes the constants alone', (srcarch, file, expected) => {
    expect(smallTableOverlay(tree.path, srcarch)).toEqual(new Map([[file, expected]]));
  });

  it("changes an overlay's copy too, unless it wraps the tree's", () => {
    const path = overlay.write(
      'asm/pgtable-3level.h',
      '#define PTRS_PER_PTE 512\n#define PMD_SHIFT 21\nmine\n',
    );
    const files = smallTableOverlay(tree.path, 'arm', [overlay.path]);
    const [name = ''] = [...files.keys()].filter((key) => key !== arm);
    expect(name).toMatch(/^overlay\/.*\/asm\/pgtable-3level\.h$/);
    expect(files.get(name)).toContain('PTRS_PER_PTE 8\n#define PMD_SHIFT (PAGE_SHIFT + 3)\nmine');
    overlay.write('asm/pgtable-3level.h', '#include_next <asm/pgtable-3level.h>\n');
    expect(smallTableOverlay(tree.path, 'arm', [overlay.path]).size).toBe(1);
    overlay.write('asm/pgtable-3level.h', 'nothing\n');
    expect(() => smallTableOverlay(tree.path, 'arm', [overlay.path])).toThrow(`THP3111: ${path}`);
  });

  it('refuses what it does not know', () => {
    expect(() => smallTableOverlay(tree.path, 's390')).toThrow('THP3110');
    tree.write(riscv, '#define PMD_SHIFT 22\n');
    expect(() => smallTableOverlay(tree.path, 'riscv')).toThrow('THP3111');
  });
});
