import { afterAll, expect, it } from 'vitest';
import { temporaryDirectory } from '../compile/testing/fake-tree.ts';
import { headerNames } from './header-names.ts';

const directory = temporaryDirectory({
  'include/linux/pgtable.h':
    'static inline int pmd_same(pmd_t a, pmd_t b);\n#ifdef X\n#define pte_get_it 1\n#endif\n',
  'include/linux/ethernet.h': 'int pte_of_ethernet(void);\n',
  'include/asm-generic/pgtable.h': 'extern void set_pmd_at(struct mm_struct *mm);\nint __pmd_hidden(void);\n',
  'arch/x/include/asm/book/pgtable.h':
    ' # define pudp_get(p) (*(p))\nx->pmd_member(1); typedef pte_t(*f)(void);\n',
  'arch/y/include/asm/pgtable.h': 'int pmd_of_y(void);\n',
});
const tree = {
  root: directory.path,
  version: { major: 6, minor: 12, patch: 0, text: '6.12.0', code: 6012 },
};
afterAll(() => directory.remove());

it('finds what headers of the architecture and of generic code name, in any configuration', () => {
  expect(headerNames(tree, 'x')).toEqual(['pmd_same', 'pte_get_it', 'pudp_get', 'set_pmd_at']);
});
