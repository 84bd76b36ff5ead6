import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, eq, not, sub } from '../../transition/expression.ts';
import type { AnonVma } from '../anon-vma.ts';
import type { Mm } from '../mm.ts';

/** A single page, and where it is mapped if it is. */
export interface SinglePage {
  readonly range: number;
  readonly index: number;
  readonly unit: number;
  readonly anonVma: AnonVma;
}

/**
 * `page_referenced()` (`folio_referenced()`) of a single page: finds its mapping through the entry of the range, which
 * has to point to a page table, and a look at the small entry without its lock and under it. A mapping that exists
 * when all is over existed throughout, and must have been met: nobody in these scenarios maps the page anew.
 *
 * Source: mm/rmap.c of 4.4 and 4.5 `__page_check_address()` with `mm_find_pmd()`; mm/page_vma_mapped.c of 6.12
 * `page_vma_mapped_walk()`, `map_pte()`, `check_pte()`.
 */
export function pageReferenced(mm: Mm, path: PathBuilder, page: SinglePage): void {
  const met = mm.machine.system.variable(`mapping met by CPU${path.cpu}`, 2);
  path.call('mm/rmap.c', mm.version < 6000 ? 'page_referenced' : 'folio_referenced', () => {
    page.anonVma.lockRead(path);
    check(mm, path, page, () => path.assign(met, 1));
    page.anonVma.unlockRead(path);
  });
  const table = mm.tableOf(mm.pmd(page.range));
  const pte = mm.machine.memory.pteAt(sub(table, 1), page.index);
  const mapped = all(not(eq(table, 0)), mm.entries.pteIs('present', pte), eq(mm.unitOf(pte), page.unit));
  mm.machine.system.final(
    mm.rule('P26', 'a reverse-map walk misses a mapping that existed throughout'),
    not(all(mapped, eq(met, 0))),
  );
}

function check(mm: Mm, path: PathBuilder, { range, index, unit }: SinglePage, found: () => void): void {
  const [file, name] =
    mm.version < 6000
      ? ['mm/rmap.c', '__page_check_address']
      : ['mm/page_vma_mapped.c', 'page_vma_mapped_walk'];
  const table = path.local('page table', mm.frames.tables + 1);
  const present = path.local('present', 2);
  const pte = mm.machine.memory.pteAt(sub(table, 1), index);
  path.call(file, name, () => {
    path.step(mm.version < 6000 ? 'mm_find_pmd(): *pmd' : 'pmdp_get_lockless(pmd)', () =>
      path.assign(table, mm.tableOf(mm.pmd(range))),
    );
    path.if(eq(table, 0), () => path.return());
    path.step(`pte_present(pte[${index}])?`, () => path.assign(present, mm.entries.pteIs('present', pte)));
    path.if(not(present), () => path.return());
    mm.ptLock(path, sub(table, 1));
    path.step(`pte_present(pte[${index}]) && page_to_pfn(page) == pte_pfn(pte[${index}])?`, () =>
      path.if(all(mm.entries.pteIs('present', pte), eq(mm.unitOf(pte), unit)), found),
    );
    mm.ptUnlock(path, sub(table, 1));
  });
}
