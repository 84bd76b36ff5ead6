import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, ne, not, or, type Operand, type VariableReference } from '../../transition/expression.ts';
import type { ModelVersion } from '../entry-helpers.ts';
import { GenericPrimitives } from '../model/generic-primitives.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import type { PmdPlace } from '../model/primitives.ts';
import { PAGE_VALID } from './bits.ts';
import { TranslationStorageBuffer, type MissHandling } from './tsb.ts';

const tlbC = 'arch/sparc/mm/tlb.c';
const header = 'arch/sparc/include/asm/pgtable_64.h';

/**
 * Primitives of sparc64. `flush_tlb_range()` and its like are empty: `set_pmd_at()` and `set_pte_at()` themselves
 * remove what was valid, from the TSB first and then from the TLBs by a cross call. (Within a section of
 * `arch_enter_lazy_mmu_mode()` that is put off to its end, still under the page-table lock; here it follows at once.)
 * A cross call for a TLB flush is an interrupt that `local_irq_disable()` does not hold back: that raises the
 * interrupt level (PIL), and only PSTATE.IE, clear within trap handlers, delays the cross call.
 */
export class SparcPrimitives extends GenericPrimitives {
  readonly pmdp_splitting_flush?: (path: PathBuilder, place: PmdPlace) => void;
  private readonly tsb: TranslationStorageBuffer;

  constructor(machine: ModelMachine, version: ModelVersion, handling: MissHandling) {
    super(machine, version);
    this.tsb = TranslationStorageBuffer.of(machine, handling);
    if (version === 4004) this.pmdp_splitting_flush = (path, place) => this.splittingFlush(path, place);
  }

  /** The store, then the flush of what the old entry translated: a huge page, or every page of a table. */
  override set_pmd_at(path: PathBuilder, place: PmdPlace, value: Operand): void {
    const { memory } = this.machine;
    const orig = path.local('set_pmd_at.orig', memory.pmdDomain);
    path.call(tlbC, 'set_pmd_at', () => {
      this.store(path, '*pmdp = pmd', place, orig, value);
      this.flushOld(path, place, orig);
    });
  }

  /** 4.x: `set_pmd_at()` without the valid bit. 6.12: the same by compare-and-swap (`pmdp_establish()`). */
  override pmdp_invalidate(path: PathBuilder, place: PmdPlace): VariableReference {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(place.entry);
    const old = path.local('pmdp_invalidate.old', memory.pmdDomain);
    path.call(tlbC, 'pmdp_invalidate', () => {
      const read = path.local('entry', memory.pmdDomain);
      path.step('reads *pmdp', () => path.assign(read, pmd));
      const name = this.version < 6000 ? 'set_pmd_at(): *pmdp = pmd' : 'pmdp_establish(): cmpxchg64()';
      this.store(path, name, place, old, entries.pmd('mkinvalid', read));
      this.flushOld(path, place, old);
    });
    return old;
  }

  /** `set_pmd_at(__pmd(0))` after a load. */
  override pmdp_huge_get_and_clear(path: PathBuilder, place: PmdPlace): VariableReference {
    const { memory, entries } = this.machine;
    const old = path.local('pmd', memory.pmdDomain);
    path.call(header, 'pmdp_huge_get_and_clear', () => {
      path.step('reads *pmdp', () => path.assign(old, memory.pmd.cell(place.entry)));
      this.set_pmd_at(path, place, entries.pmdWord(0n));
    });
    return old;
  }

  override pmdp_set_wrprotect(path: PathBuilder, place: PmdPlace): void {
    const { memory, entries } = this.machine;
    const old = path.local('old_pmd', memory.pmdDomain);
    path.call('include/asm-generic/pgtable.h', 'pmdp_set_wrprotect', () => {
      path.step('reads *pmdp', () => path.assign(old, memory.pmd.cell(place.entry)));
      this.set_pmd_at(path, place, entries.pmd('wrprotect', old));
    });
  }

  override ptep_get_and_clear(
    path: PathBuilder,
    range: number,
    table: number,
    index: number,
  ): VariableReference {
    const { memory, entries } = this.machine;
    const old = path.local('oldpte', memory.pteDomain);
    const pte = memory.pte(table, index);
    path.call(header, '__set_pte_at', () => {
      this.change(path, `*ptep = __pte(0), pte[${index}]`, () => {
        path.assign(old, pte);
        path.assign(pte, entries.pte('cleared', pte));
      });
      this.flushOldPte(path, range, index, old);
    });
    return old;
  }

  /** CONFIG_HAVE_RCU_TABLE_FREE (4.x), CONFIG_MMU_GATHER_RCU_TABLE_FREE (6.12): arch/sparc/Kconfig, with SMP. */
  freeTable(path: PathBuilder, table: Operand): void {
    const { frames } = this.machine.memory;
    const unused = Array.from({ length: frames.tables }, (_, each) =>
      or(ne(table, each), this.tsb.unused(each)),
    );
    path.call(this.version < 6000 ? 'mm/memory.c' : 'mm/mmu_gather.c', 'tlb_table_flush', () =>
      path.await('call_rcu(tlb_remove_table_rcu)', all(...unused), () =>
        this.machine.gracePeriods.request(path, table),
      ),
    );
  }

  /** `smp_call_function()` sets a soft interrupt below PIL_NORMAL_MAX: `local_irq_disable()` holds it back. */
  override synchronizeWalkers(path: PathBuilder): void {
    this.machine.invalidations.andWait(path, {
      label: 'smp_call_function()',
      source: { file: 'mm/mmu_gather.c', function: 'tlb_remove_table_sync_one' },
      range: 'none',
      entries: [],
      by: 'interrupt',
      reaches: 'all',
      heldBack: (cpu) => this.tsb.inHandler(cpu),
    });
  }

  /** Nothing: see the class. */
  protected flush(): void {}

  /**
   * `pmdp_splitting_flush()` of mm/pgtable-generic.c: its `flush_pmd_tlb_range()`, "only to serialize against
   * gup-fast", is empty here, and the cross call of `set_pmd_at()` does not wait for CPUs with interrupts off.
   */
  private splittingFlush(path: PathBuilder, place: PmdPlace): void {
    const { memory, entries } = this.machine;
    const read = path.local('pmd', memory.pmdDomain);
    path.call('mm/pgtable-generic.c', 'pmdp_splitting_flush', () => {
      path.step('reads *pmdp', () => path.assign(read, memory.pmd.cell(place.entry)));
      this.set_pmd_at(path, place, entries.pmd('mksplitting', read));
    });
  }

  private store(
    path: PathBuilder,
    label: string,
    place: PmdPlace,
    orig: VariableReference,
    value: Operand,
  ): void {
    const pmd = this.machine.memory.pmd.cell(place.entry);
    this.change(path, label, () => {
      path.assign(orig, pmd);
      path.assign(pmd, value);
    });
  }

  /**
   * A step that changes an entry. In the model the TLB miss handler of a CPU overlaps with the path of that CPU; in
   * reality it has ended before the path goes on, so the step waits for it.
   */
  private change(path: PathBuilder, label: string, body: () => void): void {
    path.await(label, not(this.tsb.inHandler(path.cpu)), body);
  }

  /** `__set_pmd_acct()` of 6.12, the second half of `set_pmd_at()` of 4.x; `tlb_batch_pmd_scan()` for a table. */
  private flushOld(path: PathBuilder, { address }: PmdPlace, orig: VariableReference): void {
    const { entries, memory } = this.machine;
    if (address >= memory.ranges) return;
    path.if(
      entries.pmdIs('none', orig),
      () => {},
      () =>
        path.if(
          entries.pmdIs('trans_huge', orig),
          () => this.remove(path, address, ['huge']),
          () => this.remove(path, address, ['small']),
        ),
    );
  }

  /** `tlb_batch_add()` if `pte_accessible()`. */
  private flushOldPte(path: PathBuilder, range: number, index: number, orig: VariableReference): void {
    const valid = this.machine.entries.pteNumber(
      'pte_accessible',
      (word) => (word & PAGE_VALID) !== 0n,
      orig,
    );
    path.if(valid, () => this.remove(path, range, ['small'], index));
  }

  /** `tlb_batch_add_one()` outside of a lazy section: the TSB entry, the other CPUs, this CPU. */
  private remove(
    path: PathBuilder,
    range: number,
    kinds: readonly ('huge' | 'small')[],
    page?: number,
  ): void {
    const { invalidations, memory } = this.machine;
    const what = { range, entries: kinds, ...(page === undefined ? {} : { page }) };
    path.call(tlbC, 'tlb_batch_add_one', () => {
      path.step('flush_tsb_user_page()', () => {
        if (kinds.includes('huge')) path.assign(this.tsb.huge.cell(range), 0);
        if (!kinds.includes('small')) return;
        for (let index = 0; index < memory.frames.pagesPerTable; index++) {
          if (page === undefined || page === index) path.assign(this.tsb.small(range, index), 0);
        }
      });
      invalidations.andWait(path, {
        label: 'smp_flush_tlb_page(): cross call',
        source: { file: 'arch/sparc/kernel/smp_64.c', function: 'smp_flush_tlb_page' },
        ...what,
        by: 'broadcast',
        reaches: 'others',
        heldBack: (cpu) => this.tsb.inHandler(cpu),
      });
      invalidations.local(path, '__flush_tlb_page()', what);
    });
  }
}
