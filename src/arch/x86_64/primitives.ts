import type { Invalidation } from '../../machine/mmu/invalidation.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { not, type Operand, type VariableReference } from '../../transition/expression.ts';
import type { ModelVersion } from '../entry-helpers.ts';
import { GenericPrimitives, type FlushRequest } from '../model/generic-primitives.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import type { GatherFlush, PmdPlace } from '../model/primitives.ts';

const header = 'arch/x86/include/asm/pgtable.h';
const tlbC = 'arch/x86/mm/tlb.c';

/** What MOV to CR3 removes of one address space: every translation that is not global, and all walk caches. */
const everything: FlushRequest = { range: 'all', entries: ['huge', 'small', 'walk'] };

/** What of the machine and its settings changes how flushes are done. */
export interface X86Settings {
  /**
   * `tlb_single_page_flush_ceiling` (debugfs; 33 unless changed): `below a huge page`, so that the flush of a whole
   * range is MOV to CR3, whatever its address; `above`: one INVLPG for each base page of the range.
   */
  readonly ceiling: 'below a huge page' | 'above';
  /** How other CPUs are reached: by interrupts, or by a hypercall (Xen, Hyper-V, KVM), which waits for none of them. */
  readonly shootdown: 'interrupt' | 'hypercall';
}

/**
 * Primitives of x86-64, on bare metal unless said otherwise: flushes are interrupts (no hypervisor's hypercall, no INVLPGB), every CPU of the
 * model runs the address space (none is in lazy TLB mode), and changes of entries that hardware may change too are
 * atomic (`xchg`, locked bit operations, `cmpxchg`).
 */
export class X86Primitives extends GenericPrimitives {
  /** 4.4: `arch/x86/mm/pgtable.c`. */
  readonly pmdp_splitting_flush?: (path: PathBuilder, place: PmdPlace) => void;

  private readonly settings: X86Settings;

  constructor(machine: ModelMachine, version: ModelVersion, settings: X86Settings) {
    super(machine, version);
    this.settings = settings;
    if (version === 4004) this.pmdp_splitting_flush = (path, place) => this.splittingFlush(path, place);
  }

  /** 6.12: an exchange. */
  override pmdp_invalidate(path: PathBuilder, place: PmdPlace): VariableReference {
    if (this.version < 6000) return super.pmdp_invalidate(path, place);
    return this.invalidateByExchange(path, place, 'xchg');
  }

  /** `clear_bit(_PAGE_BIT_RW)` in 4.x, a `cmpxchg` loop over pmd_wrprotect() in 6.12. */
  override pmdp_set_wrprotect(path: PathBuilder, { entry }: PmdPlace): void {
    const pmd = this.machine.memory.pmd.cell(entry);
    path.call(header, 'pmdp_set_wrprotect', () =>
      path.step(this.version < 6000 ? 'clear_bit(_PAGE_BIT_RW)' : 'cmpxchg(pmd_wrprotect())', () =>
        path.assign(pmd, this.machine.entries.pmd('wrprotect', pmd)),
      ),
    );
  }

  /** INVLPG: the page of the address, whatever its size, and all walk caches (of which those of the range here). */
  override flush_tlb_page(path: PathBuilder, address: number, index: number): void {
    const entries: Invalidation['entries'] = ['huge', 'small', 'walk'];
    this.shootdown(path, 'flush_tlb_page()', { range: address, entries, page: index });
  }

  /**
   * `flush_tlb_mm_range()` of what was gathered. 4.x: one INVLPG for each base page, so that a huge page is above
   * the ceiling. 6.12: one INVLPG for each entry of the level that was cleared: one for a huge page or for a page
   * table. Base pages (some or all of a range): by INVLPG, which is the least that happens.
   */
  override tlb_flush(path: PathBuilder, { range, cleared }: GatherFlush): void {
    const onePage = !cleared.includes('small');
    const aboveCeiling =
      this.settings.ceiling !== 'above' && onePage && cleared.includes('huge') && this.version < 6000;
    const request: FlushRequest =
      range === 'all' || aboveCeiling
        ? everything
        : { range, entries: ['huge', 'small', 'walk'], ...(onePage ? { page: 0 } : {}) };
    this.shootdown(path, 'tlb_flush()', request);
  }

  /**
   * With the pages of the mmu_gather, after its flush: lockless walkers have interrupts off and so hold the flush
   * back. 4.x `___pte_free_tlb()`; 6.12 `native_tlb_remove_table()`. Guests whose hypervisor flushes wait for a grace
   * period since 4.14 (arch/x86/kernel/kvm.c, xen/mmu_pv.c: `pv_ops.mmu.tlb_remove_table = tlb_remove_table`).
   */
  freeTable(path: PathBuilder, table: Operand): void {
    const { gracePeriods } = this.machine;
    if (this.settings.shootdown === 'hypercall' && this.version >= 4014) {
      path.call('mm/mmu_gather.c', 'tlb_table_flush', () =>
        path.step('call_rcu(tlb_remove_table_rcu)', () => gracePeriods.request(path, table)),
      );
      return;
    }
    const early = this.version < 6000;
    const file = early ? 'mm/memory.c' : 'mm/mmu_gather.c';
    path.call(file, early ? 'tlb_flush_mmu_free' : 'tlb_batch_pages_flush', () =>
      path.step('free_pages_and_swap_cache(): the page table', () => gracePeriods.freeNow(path, table)),
    );
  }

  /**
   * A range of a huge page: 512 base pages are more than `tlb_single_page_flush_ceiling` (33), so the whole address
   * space is flushed, whatever the address.
   */
  protected flush(path: PathBuilder, name: string, request: FlushRequest): void {
    this.shootdown(path, `${name}()`, this.settings.ceiling === 'above' ? request : everything);
  }

  /**
   * The own CPU and, by interrupts that are waited for, the others; 4.x in this order (`native_flush_tlb_others()`), 6.12
   * at the same time (`native_flush_tlb_multi()`).
   */
  private shootdown(path: PathBuilder, name: string, request: FlushRequest): void {
    const { invalidations } = this.machine;
    const what = request.range === 'all' ? 'MOV to CR3' : 'INVLPG';
    const byHypercall = this.settings.shootdown === 'hypercall';
    const remote: Invalidation = {
      label: byHypercall ? `${name}: hypercall: ${what}` : `${name}: IPI for flush_tlb_func(): ${what}`,
      source: byHypercall
        ? { file: 'arch/x86/xen/mmu.c', function: 'xen_flush_tlb_others' }
        : { file: tlbC, function: 'flush_tlb_func' },
      ...request,
      by: byHypercall ? 'broadcast' : 'interrupt',
      reaches: 'others',
    };
    const local = (): void => invalidations.local(path, `${name}: ${what} on this CPU`, request);
    path.call(tlbC, 'flush_tlb_mm_range', () => {
      if (this.version < 6000) {
        local();
        invalidations.andWait(path, remote);
      } else {
        invalidations.issue(path, remote);
        local();
        invalidations.wait(path, remote);
      }
    });
  }

  /** Only the flush is there for lockless walkers; it happens if the bit was not set before. */
  private splittingFlush(path: PathBuilder, { entry, address }: PmdPlace): void {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(entry);
    const set = path.local('pmdp_splitting_flush.set', 2);
    path.call('arch/x86/mm/pgtable.c', 'pmdp_splitting_flush', () => {
      path.step('test_and_set_bit(_PAGE_BIT_SPLITTING)', () => {
        path.assign(set, not(entries.pmdIs('trans_splitting', pmd)));
        path.assign(pmd, entries.pmd('mksplitting', pmd));
      });
      path.if(set, () => this.flush_tlb_range(path, address));
    });
  }
}
