import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { ne, not } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { anonVmaOf, anonVmaUnlinked, anonVmaWalked } from './unlink-anon-vmas.ts';
import { referencesOf } from './references.ts';
import { splitHugePage } from './split-huge-page-4.4.ts';
import { splitHugePmd } from './split-huge-pmd.ts';

/**
 * Reclaim that splits the mapping of a huge page: it holds a reference and the anon_vma lock but neither mmap_sem nor
 * a user of the address space. Source: mm/vmscan.c `shrink_page_list()` (6.12: `shrink_folio_list()`),
 * mm/swap_state.c `add_to_swap()`, mm/huge_memory.c `split_huge_page_to_list()`, of which 4.5 and 6.12 are reduced to
 * the split of the entry, without migration entries.
 */
export function addToSwap(mm: Mm, path: PathBuilder, range: number, huge: number): void {
  const references = referencesOf(mm);
  const page = references.ofHuge(huge);
  const count = references.countOf(page);
  const got = path.local('got', 2);
  path.call('mm/swap_state.c', 'add_to_swap', () => {
    path.step('get_page_unless_zero(page)', () => {
      path.assign(got, ne(count, 0));
      path.if(got, () => mm.getPage(path, mm.hugePage(huge)));
    });
    path.if(not(got), () => path.return());
    if (mm.version === 4004) splitHugePage(mm, path, huge, range);
    else {
      path.call('mm/huge_memory.c', 'split_huge_page_to_list', () => {
        anonVmaOf(mm).lockWrite(path);
        path.step('rmap walk: is the VMA linked?', () =>
          path.assign(anonVmaWalked(mm), not(anonVmaUnlinked(mm))),
        );
        path.if(anonVmaWalked(mm), () => splitHugePmd(mm, path, range));
        path.assign(anonVmaWalked(mm), 0);
        anonVmaOf(mm).unlockWrite(path);
      });
    }
    path.step('put_page(page)', () => references.put(path, page, 1));
  });
}
