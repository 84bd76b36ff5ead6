import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { Operand } from '../../transition/expression.ts';
import type { ModelVersion } from '../entry-helpers.ts';
import { GenericPrimitives, type FlushRequest } from '../model/generic-primitives.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import type { GatherFlush, PmdPlace } from '../model/primitives.ts';

/**
 * Primitives of arm with LPAE on SMP. The headers override little: pmdp_invalidate(), pmdp_huge_get_and_clear(),
 * pmdp_collapse_flush(), pmdp_set_wrprotect() and ptep_get_and_clear() are the generic ones. Those that load and
 * then store are one step where nothing else can come between: the hardware never writes entries.
 */
export class ArmPrimitives extends GenericPrimitives {
  /** 4.4: `arch/arm/mm/flush.c`, with CONFIG_HAVE_RCU_TABLE_FREE (SMP and LPAE). */
  readonly pmdp_splitting_flush?: (path: PathBuilder, place: PmdPlace) => void;

  constructor(machine: ModelMachine, version: ModelVersion) {
    super(machine, version);
    if (version === 4004) {
      this.pmdp_splitting_flush = (path, place) =>
        this.splittingFlushByKick(path, place, 'arch/arm/mm/flush.c');
    }
  }

  override flush_tlb_page(path: PathBuilder, address: number, index: number): void {
    this.flush(path, 'flush_tlb_page', { range: address, entries: ['huge', 'small', 'walk'], page: index });
  }

  /**
   * 4.x: arch/arm/include/asm/tlb.h, over the addresses that were noted: of a huge entry only its first page; 6.12:
   * asm-generic/tlb.h. Either way flush_tlb_range(), or flush_tlb_mm() for a whole address space.
   */
  override tlb_flush(path: PathBuilder, { range, cleared }: GatherFlush): void {
    const firstOnly = this.version < 6000 && range !== 'all' && !cleared.includes('small');
    this.flush(path, 'tlb_flush', {
      range,
      entries: ['huge', 'small', 'walk'],
      ...(firstOnly ? { page: 0 } : {}),
    });
  }

  /** `tlb_remove_table()`: HAVE_RCU_TABLE_FREE (4.x), MMU_GATHER_RCU_TABLE_FREE (6.12), both if SMP and ARM_LPAE. */
  freeTable(path: PathBuilder, table: Operand): void {
    const file = this.version < 6000 ? 'mm/memory.c' : 'mm/mmu_gather.c';
    path.call(file, 'tlb_table_flush', () =>
      path.step('call_rcu(tlb_remove_table_rcu)', () => this.machine.gracePeriods.request(path, table)),
    );
  }

  /**
   * TLB invalidate by MVA, inner shareable (`mcr p15, 0, r0, c8, c3, 1`), for each page, then `dsb ish`: the hardware
   * of every CPU does it, and it removes whatever was cached of the walk for the address at any level. Every CPU with
   * LPAE broadcasts: `tlb_ops_need_broadcast()`, arch/arm/include/asm/smp_plat.h, is 0. (The workaround for Cortex-A15
   * erratum 798181, arch/arm/kernel/smp_tlb.c, sends interrupts, on the affected revisions only.)
   */
  protected flush(path: PathBuilder, name: string, request: FlushRequest): void {
    this.machine.invalidations.andWait(path, {
      label: `${name}(): TLBIMVAIS`,
      source: { file: 'arch/arm/mm/tlb-v7.S', function: 'v7wbi_flush_user_tlb_range' },
      ...request,
      by: 'broadcast',
      reaches: 'all',
    });
  }
}
