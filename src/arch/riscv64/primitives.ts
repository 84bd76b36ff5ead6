import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import { GenericPrimitives, type FlushRequest } from '../model/generic-primitives.ts';
import type { GatherFlush, PmdPlace } from '../model/primitives.ts';

const header = 'arch/riscv/include/asm/pgtable.h';

/**
 * Primitives of riscv64 6.12 where TLBs are flushed through the firmware (riscv_use_sbi_for_rfence()). An address
 * given to SFENCE.VMA selects leaf entries only: cached pointers to tables go only when the whole address space does.
 */
export class RiscvPrimitives extends GenericPrimitives {
  /** 6.12: an exchange. */
  override pmdp_invalidate(path: PathBuilder, place: PmdPlace): VariableReference {
    return this.invalidateByExchange(path, place, 'atomic_long_xchg');
  }

  /** `arch/riscv/mm/pgtable.c`: flushes the whole address space, as that is what cached pointers to tables need. */
  override pmdp_collapse_flush(path: PathBuilder, place: PmdPlace): VariableReference {
    let old: VariableReference | undefined;
    path.call('arch/riscv/mm/pgtable.c', 'pmdp_collapse_flush', () => {
      old = this.pmdp_huge_get_and_clear(path, place);
      this.flushMm(path);
    });
    return old!;
  }

  /** Atomic: `atomic_long_and(~_PAGE_WRITE)`. */
  override pmdp_set_wrprotect(path: PathBuilder, { entry }: PmdPlace): void {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(entry);
    path.call(header, 'pmdp_set_wrprotect', () =>
      path.step('atomic_long_and(~_PAGE_WRITE)', () => path.assign(pmd, entries.pmd('wrprotect', pmd))),
    );
  }

  override flush_pmd_tlb_range(path: PathBuilder, address: number): void {
    this.flush(path, 'flush_pmd_tlb_range', { range: address, entries: ['huge', 'small'] });
  }

  override flush_tlb_range(path: PathBuilder, address: number): void {
    this.flush(path, 'flush_tlb_range', { range: address, entries: ['huge', 'small'] });
  }

  /** `arch/riscv/include/asm/tlb.h`: flush_tlb_mm() where tables are freed, else flush_tlb_mm_range(). */
  override tlb_flush(path: PathBuilder, { range, cleared }: GatherFlush): void {
    if (range === 'all' || cleared.includes('tables')) this.flushMm(path);
    else this.flush(path, 'tlb_flush', { range, entries: ['huge', 'small'] });
  }

  /** `riscv_tlb_remove_ptdesc()`: tlb_remove_ptdesc() with SBI, which is freeing by RCU (MMU_GATHER_RCU_TABLE_FREE). */
  freeTable(path: PathBuilder, table: Operand): void {
    path.call('mm/mmu_gather.c', 'tlb_table_flush', () =>
      path.step('call_rcu(tlb_remove_table_rcu)', () => this.machine.gracePeriods.request(path, table)),
    );
  }

  /** The firmware interrupts the other CPUs in machine mode, whether or not the kernel has interrupts off. */
  protected flush(path: PathBuilder, name: string, request: FlushRequest): void {
    this.machine.invalidations.andWait(path, {
      label: `${name}(): sbi_remote_sfence_vma_asid()`,
      source: { file: 'arch/riscv/mm/tlbflush.c', function: '__flush_tlb_range' },
      ...request,
      by: 'broadcast',
      reaches: 'all',
    });
  }

  private flushMm(path: PathBuilder): void {
    this.flush(path, 'flush_tlb_mm', { range: 'all', entries: ['huge', 'small', 'walk'] });
  }
}
