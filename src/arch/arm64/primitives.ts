import type { Invalidation } from '../../machine/mmu/invalidation.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { ModelVersion } from '../entry-helpers.ts';
import { GenericPrimitives, type FlushRequest } from '../model/generic-primitives.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import type { GatherFlush, PmdPlace } from '../model/primitives.ts';
import { setWrprotect } from './early-attributes.ts';

const header = 'arch/arm64/include/asm/pgtable.h';

/** Primitives of arm64. Loads and stores that are not atomic are two steps: hardware may set AF and clear RDONLY. */
export class Arm64Primitives extends GenericPrimitives {
  /** 4.4: `arch/arm64/mm/flush.c`, with CONFIG_HAVE_RCU_TABLE_FREE. */
  readonly pmdp_splitting_flush?: (path: PathBuilder, place: PmdPlace) => void;

  constructor(machine: ModelMachine, version: ModelVersion) {
    super(machine, version);
    if (version === 4004) {
      this.pmdp_splitting_flush = (path, place) =>
        this.splittingFlushByKick(path, place, 'arch/arm64/mm/flush.c');
    }
  }

  /** 6.12: an exchange. */
  override pmdp_invalidate(path: PathBuilder, place: PmdPlace): VariableReference {
    if (this.version < 6000) return super.pmdp_invalidate(path, place);
    return this.invalidateByExchange(path, place, 'xchg');
  }

  /**
   * 6.12: an exchange. 4.4 and 4.5: the generic load and pmd_clear(): arm64 overrides pmdp_get_and_clear(), a name
   * that the generic code no longer uses, so that dirty state set in between is lost.
   */
  override pmdp_huge_get_and_clear(path: PathBuilder, place: PmdPlace): VariableReference {
    if (this.version >= 6000) return super.pmdp_huge_get_and_clear(path, place);
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(place.entry);
    const old = path.local('old', memory.pmdDomain);
    path.call('include/asm-generic/pgtable.h', 'pmdp_huge_get_and_clear', () => {
      path.step('reads *pmdp', () => path.assign(old, pmd));
      path.step('pmd_clear()', () => path.assign(pmd, entries.pmd('cleared', pmd)));
    });
    return old;
  }

  /** Atomic: ldxr and stxr in 4.x, a cmpxchg loop over pte_wrprotect() in 6.12. */
  override pmdp_set_wrprotect(path: PathBuilder, { entry }: PmdPlace): void {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(entry);
    path.call(header, 'pmdp_set_wrprotect', () =>
      path.step(this.version < 6000 ? 'ldxr, stxr' : 'cmpxchg(pte_wrprotect())', () =>
        path.assign(
          pmd,
          this.version < 6000
            ? entries.pmdMap('pmdp_set_wrprotect', setWrprotect, pmd)
            : entries.pmd('wrprotect', pmd),
        ),
      ),
    );
  }

  /** 6.12: `tlbi vae1is` with the level hint 2: entries of other levels may stay (FEAT_TTL). 4.x: flush_tlb_range(). */
  override flush_pmd_tlb_range(path: PathBuilder, address: number): void {
    if (this.version < 6000) this.flush_tlb_range(path, address);
    else this.flush(path, 'flush_pmd_tlb_range', { range: address, entries: ['huge'] });
  }

  /** `tlbi vale1is`: the last level only, so no cached pointer to a table. */
  override flush_tlb_page(path: PathBuilder, address: number, index: number): void {
    this.tlbi(path, 'flush_tlb_page(): tlbi vale1is', {
      range: address,
      entries: ['huge', 'small'],
      page: index,
    });
  }

  /**
   * 4.x: `tlbi vale1is`, and where tables are freed `tlbi vae1is` before (`__flush_tlb_pgtable()` of pte_free_tlb()).
   * 6.12: `vale1is` with the level that was cleared as a hint, if it was one; `vae1is` where tables are freed.
   * A whole address space needs no instruction: its ASID is not used again (6.12: unless tables were freed).
   */
  override tlb_flush(path: PathBuilder, { range, cleared }: GatherFlush): void {
    const tables = cleared.includes('tables');
    if (range === 'all' && !(tables && this.version >= 6000)) {
      this.retireAsid(path);
    } else if (range === 'all') {
      this.tlbi(path, 'flush_tlb_mm(): tlbi aside1is', { range, entries: ['huge', 'small', 'walk'] });
    } else if (this.version < 6000) {
      if (tables) this.flush(path, '__flush_tlb_pgtable', { range, entries: ['huge', 'walk'] });
      this.tlbi(path, 'tlb_flush(): tlbi vale1is', { range, entries: ['huge', 'small'] });
    } else {
      const leaves = cleared.filter((each) => each !== 'tables');
      const entries: Invalidation['entries'] = tables ? [...leaves, 'walk'] : leaves;
      this.tlbi(path, `tlb_flush(): tlbi ${tables ? 'vae1is' : 'vale1is'}`, { range, entries });
    }
  }

  /** `tlb_remove_table()`: HAVE_RCU_TABLE_FREE (4.x), MMU_GATHER_RCU_TABLE_FREE (6.12). */
  freeTable(path: PathBuilder, table: Operand): void {
    const file = this.version < 6000 ? 'mm/memory.c' : 'mm/mmu_gather.c';
    path.call(file, 'tlb_table_flush', () =>
      path.step('call_rcu(tlb_remove_table_rcu)', () => this.machine.gracePeriods.request(path, table)),
    );
  }

  /** `tlbi vae1is` for each page, then `dsb ish`: leaf entries of every size, and pointers to tables. */
  protected flush(path: PathBuilder, name: string, request: FlushRequest): void {
    this.tlbi(path, `${name}(): tlbi vae1is`, request);
  }

  /** Broadcast by the hardware; `dsb ish` waits until every CPU has done it. */
  private tlbi(path: PathBuilder, label: string, request: FlushRequest): void {
    this.machine.invalidations.andWait(path, {
      label,
      source: { file: 'arch/arm64/include/asm/tlbflush.h', function: '__flush_tlb_range' },
      ...request,
      by: 'broadcast',
      reaches: 'all',
    });
  }

  private retireAsid(path: PathBuilder): void {
    const { invalidations, cpus } = this.machine;
    path.step('tlb_flush() of a whole address space: its ASID is not used again', () => {
      for (let cpu = 0; cpu < cpus; cpu++) {
        invalidations.drop(path, cpu, { range: 'all', entries: ['huge', 'small', 'walk'] });
      }
    });
  }
}
