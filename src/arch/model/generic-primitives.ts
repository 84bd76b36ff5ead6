import type { Invalidation } from '../../machine/mmu/invalidation.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { numberTable } from '../../machine/mmu/memory.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { ModelVersion } from '../entry-helpers.ts';
import type { ModelMachine } from './model-machine.ts';
import type { GatherFlush, PmdPlace, Primitives } from './primitives.ts';

/** What a flush is about, before the architecture says how it is done. */
export interface FlushRequest {
  readonly range: number | 'all';
  readonly entries: Invalidation['entries'];
  readonly page?: number;
}

/**
 * The primitives as mm/pgtable-generic.c and asm-generic/pgtable.h (linux/pgtable.h) have them. An architecture
 * extends this class: it says how translations are flushed, and overrides what its headers override.
 */
export abstract class GenericPrimitives implements Primitives {
  protected readonly machine: ModelMachine;
  protected readonly version: ModelVersion;

  constructor(machine: ModelMachine, version: ModelVersion) {
    this.machine = machine;
    this.version = version;
  }

  /** Flushes on all CPUs and waits until that has happened, in the architecture's way. */
  protected abstract flush(path: PathBuilder, name: string, request: FlushRequest): void;

  abstract freeTable(path: PathBuilder, table: Operand): void;

  set_pmd_at(path: PathBuilder, { entry }: PmdPlace, value: Operand): void {
    const pmd = this.machine.memory.pmd.cell(entry);
    path.step('set_pmd_at()', () => path.assign(pmd, this.machine.entries.storedPmd(pmd, value)));
  }

  pmd_populate(path: PathBuilder, entry: number, table: Operand): void {
    const pmd = this.machine.memory.pmd.cell(entry);
    path.step('pmd_populate()', () => path.assign(pmd, this.populated(table)));
  }

  /**
   * 4.4, 4.5: `set_pmd_at(pmd_mknotpresent(entry))` on the value that was read, then the flush. 4.16 on: the entry is
   * exchanged atomically by `pmdp_establish()`. The read of 4.x is the read of the argument.
   */
  pmdp_invalidate(path: PathBuilder, place: PmdPlace): VariableReference {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(place.entry);
    const old = path.local('pmdp_invalidate.old', memory.pmdDomain);
    path.call('mm/pgtable-generic.c', 'pmdp_invalidate', () => {
      if (this.version < 4016) {
        path.step('reads *pmdp', () => path.assign(old, pmd));
        path.step('set_pmd_at(pmd_mknotpresent())', () =>
          path.assign(pmd, entries.storedPmd(pmd, entries.pmd('mkinvalid', old))),
        );
      } else {
        path.step('pmdp_establish(pmd_mkinvalid(*pmdp))', () => {
          path.assign(old, pmd);
          path.assign(pmd, entries.pmd('invalidated', pmd));
        });
      }
      this.flush_pmd_tlb_range(path, place.address);
    });
    return old;
  }

  /**
   * pmdp_invalidate() of 6.12 where `pmdp_establish()` is an exchange (`exchange` names the instruction): the value for
   * it is made of a load before it; what is given back is what the exchange found.
   */
  protected invalidateByExchange(path: PathBuilder, place: PmdPlace, exchange: string): VariableReference {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(place.entry);
    const old = path.local('pmdp_invalidate.old', memory.pmdDomain);
    path.call('mm/pgtable-generic.c', 'pmdp_invalidate', () => {
      const read = path.local('*pmdp', memory.pmdDomain);
      path.step('reads *pmdp', () => path.assign(read, pmd));
      path.step(`pmdp_establish(pmd_mkinvalid(*pmdp)): ${exchange}`, () => {
        path.assign(old, pmd);
        path.assign(pmd, entries.pmd('mkinvalid', read));
      });
      this.flush_pmd_tlb_range(path, place.address);
    });
    return old;
  }

  /** pmdp_splitting_flush() of 4.4 as a load, set_pmd_at() with the bit, and an interrupt to every other CPU. */
  protected splittingFlushByKick(path: PathBuilder, { entry }: PmdPlace, file: string): void {
    const { memory, entries, invalidations } = this.machine;
    const pmd = memory.pmd.cell(entry);
    const old = path.local('pmdp_splitting_flush.pmd', memory.pmdDomain);
    path.call(file, 'pmdp_splitting_flush', () => {
      path.step('reads *pmdp', () => path.assign(old, pmd));
      path.step('set_pmd_at(pmd_mksplitting())', () =>
        path.assign(pmd, entries.storedPmd(pmd, entries.pmd('mksplitting', old))),
      );
      invalidations.andWait(path, {
        label: 'kick_all_cpus_sync()',
        source: { file: 'kernel/smp.c', function: 'kick_all_cpus_sync' },
        range: 'none',
        entries: [],
        by: 'interrupt',
        reaches: 'others',
      });
    });
  }

  pmdp_huge_get_and_clear(path: PathBuilder, place: PmdPlace): VariableReference {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(place.entry);
    const old = path.local('old', memory.pmdDomain);
    path.step('pmdp_huge_get_and_clear()', () => {
      path.assign(old, pmd);
      path.assign(pmd, entries.pmd('cleared', pmd));
    });
    return old;
  }

  pmdp_huge_clear_flush(path: PathBuilder, place: PmdPlace): VariableReference {
    let old: VariableReference | undefined;
    path.call('mm/pgtable-generic.c', 'pmdp_huge_clear_flush', () => {
      old = this.pmdp_huge_get_and_clear(path, place);
      this.flush_pmd_tlb_range(path, place.address);
    });
    return old!;
  }

  pmdp_collapse_flush(path: PathBuilder, place: PmdPlace): VariableReference {
    let old: VariableReference | undefined;
    path.call('mm/pgtable-generic.c', 'pmdp_collapse_flush', () => {
      old = this.pmdp_huge_get_and_clear(path, place);
      this.flush_tlb_range(path, place.address);
    });
    return old!;
  }

  pmdp_set_wrprotect(path: PathBuilder, { entry }: PmdPlace): void {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(entry);
    const old = path.local('old', memory.pmdDomain);
    path.step('pmdp_set_wrprotect(): reads *pmdp', () => path.assign(old, pmd));
    path.step('pmdp_set_wrprotect(): set_pmd_at(pmd_wrprotect())', () =>
      path.assign(pmd, entries.storedPmd(pmd, entries.pmd('wrprotect', old))),
    );
  }

  ptep_get_and_clear(path: PathBuilder, _range: number, table: number, index: number): VariableReference {
    const { memory, entries } = this.machine;
    const pte = memory.pte(table, index);
    const old = path.local('oldpte', memory.pteDomain);
    path.step(`ptep_get_and_clear(pte[${index}])`, () => {
      path.assign(old, pte);
      path.assign(pte, entries.pte('cleared', pte));
    });
    return old;
  }

  ptep_clear_flush(path: PathBuilder, range: number, table: number, index: number): VariableReference {
    const old = this.ptep_get_and_clear(path, range, table, index);
    this.flush_tlb_page(path, range, index);
    return old;
  }

  set_pte_at(path: PathBuilder, table: number, index: number, value: Operand): void {
    const pte = this.machine.memory.pte(table, index);
    path.step(`set_pte_at(pte[${index}])`, () =>
      path.assign(pte, this.machine.entries.storedPte(pte, value)),
    );
  }

  flush_pmd_tlb_range(path: PathBuilder, address: number): void {
    this.flush(path, 'flush_pmd_tlb_range', { range: address, entries: ['huge', 'small', 'walk'] });
  }

  flush_tlb_range(path: PathBuilder, address: number): void {
    this.flush(path, 'flush_tlb_range', { range: address, entries: ['huge', 'small', 'walk'] });
  }

  flush_tlb_page(path: PathBuilder, address: number, index: number): void {
    this.flush(path, 'flush_tlb_page', { range: address, entries: ['small', 'huge'], page: index });
  }

  tlb_flush(path: PathBuilder, { range, cleared }: GatherFlush): void {
    const walk = cleared.includes('tables') ? (['walk'] as const) : [];
    this.flush(path, 'tlb_flush', { range, entries: ['huge', 'small', ...walk] });
  }

  /** An interrupt to every other CPU that does nothing: it arrives when they take interrupts. */
  synchronizeWalkers(path: PathBuilder): void {
    this.machine.invalidations.andWait(path, {
      label: 'IPI that synchronizes with lockless walkers',
      source: { file: 'mm/mmu_gather.c', function: 'tlb_remove_table_sync_one' },
      range: 'none',
      entries: [],
      by: 'interrupt',
      reaches: 'others',
    });
  }

  /** What `pmd_populate()` stores for a table whose number may be computed. */
  protected populated(table: Operand): Operand {
    const { memory, entries } = this.machine;
    const { frames } = memory;
    const words = Array.from({ length: frames.tables }, (_, each) =>
      entries.pmdWord(entries.helpers.pmd.populated(frames.tablePfn(each))),
    );
    return numberTable(memory.functions, 'pmd_populate', words, table);
  }
}
