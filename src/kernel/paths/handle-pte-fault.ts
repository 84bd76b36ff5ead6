import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, eq, ne, not } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import { smallEntry } from '../initial-memory.ts';
import type { Mm } from '../mm.ts';
import { pteAlloc } from './pte-alloc.ts';
import { pteOffsetMap, pteOffsetMapLock, pteOffsetMapUnchecked, type MappedTable } from './pte-offset-map.ts';
import { referencesOf } from './references.ts';

const memoryC = 'mm/memory.c';

/** Which page faults, and the single page that the allocator has for it. */
export interface PteFault {
  readonly range: number;
  readonly index: number;
  readonly page: number;
}

/**
 * `handle_pte_fault()` for a write to private anonymous memory: an empty entry gets a page (`do_anonymous_page()`), a
 * present one its access flags. The entry is read without the lock and looked at again under it. Source:
 * mm/memory.c of 4.4, 4.5, 6.12. On s390 the store of access flags is an IPTE and a store; here one step.
 */
export function handlePteFault(mm: Mm, path: PathBuilder, fault: PteFault): void {
  path.call(memoryC, 'handle_pte_fault', () => {
    if (mm.version < 6000) pteFaultOf4(mm, path, fault);
    else pteFaultOf6(mm, path, fault);
  });
}

function pteFaultOf4(mm: Mm, path: PathBuilder, fault: PteFault): void {
  const entry = path.local('entry', mm.machine.memory.pteDomain);
  const map = pteOffsetMapUnchecked(mm, path, fault.range, '__handle_mm_fault()');
  path.if(not(map.mapped), () => path.return());
  readPte(mm, path, fault, map, entry);
  path.if(
    mm.entries.pteIs('none', entry),
    () =>
      path.call(memoryC, 'do_anonymous_page', () => {
        const locked = pteOffsetMapUnchecked(mm, path, fault.range, 'do_anonymous_page()');
        path.if(not(locked.mapped), () => path.return());
        mm.ptLock(path, locked.table);
        setIfNone(mm, path, fault, locked);
      }),
    () => {
      mm.ptLock(path, map.table);
      setAccessFlags(mm, path, fault, map, entry);
    },
  );
}

function pteFaultOf6(mm: Mm, path: PathBuilder, fault: PteFault): void {
  const { entries } = mm;
  const { range } = fault;
  const pmd = path.local('*vmf->pmd', mm.machine.memory.pmdDomain);
  const entry = path.local('vmf->orig_pte', mm.machine.memory.pteDomain);
  path.step('pmd_none(*vmf->pmd)?', () => {
    path.assign(pmd, mm.pmd(range));
    mm.checkNoTransientNone(path, range, pmd);
  });
  path.if(not(entries.pmdIs('none', pmd)), () => {
    const map = pteOffsetMap(mm, path, range, pmd);
    path.if(not(map.mapped), () => path.return());
    readPte(mm, path, fault, map, entry);
    path.if(not(entries.pteIs('none', entry)), () => {
      mm.ptLock(path, map.table);
      setAccessFlags(mm, path, fault, map, entry);
      path.return();
    });
  });
  path.call(memoryC, 'do_anonymous_page', () => {
    path.step('pte_alloc(): pmd_none(*vmf->pmd)?', () => path.assign(pmd, mm.pmd(range)));
    path.if(entries.pmdIs('none', pmd), () => {
      const allocated = pteAlloc(mm, path, range);
      path.if(not(allocated), () => path.return());
    });
    const locked = pteOffsetMapLock(mm, path, range);
    path.if(not(locked.mapped), () => path.return());
    setIfNone(mm, path, fault, locked);
  });
}

/** Reads the PTE without the lock of its table. */
function readPte(
  mm: Mm,
  path: PathBuilder,
  { index }: PteFault,
  { table }: MappedTable,
  entry: VariableReference,
): void {
  path.step(`entry = *pte: reads pte[${index}]`, () =>
    path.assign(entry, mm.machine.memory.pteAt(table, index)),
  );
}

/** The second half of `do_anonymous_page()`, under the lock of the table. */
function setIfNone(mm: Mm, path: PathBuilder, { range, index, page }: PteFault, map: MappedTable): void {
  const { frames, entries } = mm;
  const unit = frames.smallUnit(page);
  const references = referencesOf(mm);
  const entry = entries.pteWord(smallEntry(entries.helpers.pte, frames.unitPfn(unit)));
  for (let each = 0; each < frames.tables; each++) {
    path.if(eq(map.table, each), () => {
      path.step(`pte_none(pte[${index}])?`);
      path.if(entries.pteIs('none', mm.pte(each, index)), () => {
        mm.primitives.set_pte_at(path, each, index, entry);
        references.first(path, references.ofUnit(unit));
        mm.mappedAnew(path, 1 << (range * frames.pagesPerTable + index));
      });
      mm.ptUnlock(path, map.table);
    });
  }
}

/**
 * `ptep_set_access_flags(pte_mkyoung(pte_mkdirty(entry)))` if the entry is still the one that was read: stores only if
 * something changes; powerpc sets bits in place and keeps what low-level faults note in the entry
 * (`__ptep_set_access_flags()`).
 */
function setAccessFlags(
  mm: Mm,
  path: PathBuilder,
  { index }: PteFault,
  map: MappedTable,
  entry: VariableReference,
): void {
  const { entries, frames } = mm;
  const { pte: helpers } = entries.helpers;
  const inPlace = mm.architecture.name.startsWith('powerpc');
  for (let each = 0; each < frames.tables; each++) {
    path.if(eq(map.table, each), () => {
      const pte = mm.pte(each, index);
      const wanted = entries.pte('mkyoung', entries.pte('mkdirty', entry));
      const stored = inPlace
        ? entries.pteMap('sets access bits', (word) => word | helpers.mkyoung(helpers.mkdirty(word)), pte)
        : entries.storedPte(pte, wanted);
      path.step('pte_same(*pte, entry)? ptep_set_access_flags()', () =>
        path.if(all(eq(entry, pte), ne(pte, wanted)), () => path.assign(pte, stored)),
      );
      mm.ptUnlock(path, map.table);
    });
  }
}
