import type { Invalidation } from '../../machine/mmu/invalidation.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import { GenericPrimitives, type FlushRequest } from '../model/generic-primitives.ts';
import type { GatherFlush, PmdPlace } from '../model/primitives.ts';

const pgtable = 'arch/powerpc/include/asm/book3s/64/pgtable.h';
const radixTlb = 'arch/powerpc/mm/book3s64/radix_tlb.c';

/**
 * Primitives of the radix MMU on 6.12. Every change of a live entry is one `ldarx`/`stdcx.` loop
 * (`__radix_pte_update()`), so the walker's updates of the reference and change bits are not lost. Flushes are
 * those of more than one active CPU without coprocessors: `tlbie`, which the hardware broadcasts; no interrupt.
 */
export class RadixPrimitives extends GenericPrimitives {
  /** `_PAGE_PRESENT` becomes `_PAGE_INVALID`; the flush is of 2M translations only. */
  override pmdp_invalidate(path: PathBuilder, place: PmdPlace): VariableReference {
    const old = path.local('old_pmd', this.machine.memory.pmdDomain);
    path.call('arch/powerpc/mm/book3s64/pgtable.c', 'pmdp_invalidate', () => {
      this.update(path, place.entry, old, 'invalidated', '_PAGE_PRESENT, _PAGE_INVALID');
      this.flush_pmd_tlb_range(path, place.address);
    });
    return old;
  }

  override pmdp_huge_get_and_clear(path: PathBuilder, place: PmdPlace): VariableReference {
    const old = path.local('old_pmd', this.machine.memory.pmdDomain);
    path.call(pgtable, 'pmdp_huge_get_and_clear', () =>
      this.update(path, place.entry, old, 'cleared', '~0UL, 0'),
    );
    return old;
  }

  override pmdp_set_wrprotect(path: PathBuilder, place: PmdPlace): void {
    const old = path.local('old_pmd', this.machine.memory.pmdDomain);
    path.call(pgtable, 'pmdp_set_wrprotect', () =>
      this.update(path, place.entry, old, 'wrprotect', '_PAGE_WRITE, 0'),
    );
  }

  /** The entry points to a table, which the hardware does not update: a load and a plain store. */
  override pmdp_collapse_flush(path: PathBuilder, place: PmdPlace): VariableReference {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(place.entry);
    const old = path.local('pmd', memory.pmdDomain);
    path.call('arch/powerpc/mm/book3s64/radix_pgtable.c', 'radix__pmdp_collapse_flush', () => {
      path.step('pmd_clear(pmdp)', () => {
        path.assign(old, pmd);
        path.assign(pmd, entries.pmdWord(0n));
      });
      this.flush(path, 'radix__flush_tlb_collapsed_pmd', {
        range: place.address,
        entries: ['small', 'walk'],
      });
    });
    return old;
  }

  /** `radix__flush_pmd_tlb_range()`: page size 2M, RIC_FLUSH_TLB. Base pages and walk caches stay. */
  override flush_pmd_tlb_range(path: PathBuilder, address: number): void {
    this.flush(path, 'radix__flush_pmd_tlb_range', { range: address, entries: ['huge'] });
  }

  /** `radix__flush_tlb_page()`: base page size, RIC_FLUSH_TLB. */
  override flush_tlb_page(path: PathBuilder, address: number, index: number): void {
    this.flush(path, 'radix__flush_tlb_page', { range: address, entries: ['small'], page: index });
  }

  /**
   * `radix__tlb_flush()`: translations of the page size that was gathered (CONFIG_MMU_GATHER_PAGE_SIZE: a change of
   * size flushes what was gathered before), and the walk caches when tables are to be freed. Nothing but tables
   * gathered: the page size is 0, and the whole address space is flushed.
   */
  override tlb_flush(path: PathBuilder, { range, cleared }: GatherFlush): void {
    const leaves = cleared.filter((each) => each !== 'tables');
    const entries: Invalidation['entries'] = cleared.includes('tables')
      ? [...(leaves.length === 0 ? (['huge', 'small'] as const) : leaves), 'walk']
      : leaves;
    this.flush(path, 'radix__tlb_flush', { range, entries });
  }

  /** CONFIG_MMU_GATHER_RCU_TABLE_FREE (arch/powerpc/Kconfig). */
  freeTable(path: PathBuilder, table: Operand): void {
    path.call('mm/mmu_gather.c', 'tlb_table_flush', () =>
      path.step('call_rcu(tlb_remove_table_rcu)', () => this.machine.gracePeriods.request(path, table)),
    );
  }

  protected flush(path: PathBuilder, name: string, request: FlushRequest): void {
    path.call(radixTlb, name, () =>
      this.machine.invalidations.andWait(path, {
        label: `${name}(): tlbie`,
        source: { file: radixTlb, function: name },
        ...request,
        by: 'broadcast',
        reaches: 'all',
      }),
    );
  }

  private update(
    path: PathBuilder,
    entry: number,
    old: VariableReference,
    change: 'invalidated' | 'cleared' | 'wrprotect',
    bits: string,
  ): void {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(entry);
    path.step(`pmd_hugepage_update(${bits})`, () => {
      path.assign(old, pmd);
      path.assign(pmd, entries.pmd(change, pmd));
    });
  }
}
