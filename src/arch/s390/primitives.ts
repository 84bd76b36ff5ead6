import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { any, eq, not, type Operand, type VariableReference } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Entry, ModelVersion } from '../entry-helpers.ts';
import { GenericPrimitives } from '../model/generic-primitives.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import type { GatherFlush, PmdPlace } from '../model/primitives.ts';
import { PAGE_INVALID, SEGMENT_ENTRY_INVALID } from './bits.ts';
import { InvalidatingInstructions } from './invalidating-instructions.ts';

const header = 'arch/s390/include/asm/pgtable.h';
const source = 'arch/s390/mm/pgtable.c';

/**
 * Primitives of s390. Whatever takes a valid entry away uses IDTE or IPTE, which flush; flush_tlb_range() and its like
 * (`__tlb_flush_mm_lazy()`) find nothing left to do and flush_tlb_page() is empty. A plain store is for entries that
 * are invalid: "A valid table entry must not be changed while it is attached to any CPU" but by those instructions, or
 * in bits 56 to 63 of a page-table entry (Principles of Operation, quoted in arch/s390/include/asm/tlb.h): rule P18.
 */
export class S390Primitives extends GenericPrimitives {
  /** 4.4: `arch/s390/mm/pgtable.c`. */
  readonly pmdp_splitting_flush?: (path: PathBuilder, place: PmdPlace) => void;
  private readonly instructions: InvalidatingInstructions;
  /** What hardware reads of a valid PTE, numbered as they appear. */
  private readonly hardwareParts = new Map<Entry, number>();

  constructor(machine: ModelMachine, version: ModelVersion) {
    super(machine, version);
    this.instructions = new InvalidatingInstructions(machine);
    if (version === 4004) this.pmdp_splitting_flush = (path, place) => this.splittingFlush(path, place);
  }

  override set_pmd_at(path: PathBuilder, { entry }: PmdPlace, value: Operand): void {
    const pmd = this.machine.memory.pmd.cell(entry);
    this.storePmd(path, 'set_pmd_at()', entry, this.machine.entries.storedPmd(pmd, value));
  }

  override pmd_populate(path: PathBuilder, entry: number, table: Operand): void {
    this.storePmd(path, 'pmd_populate()', entry, this.populated(table));
  }

  /** 4.4, 4.5: the flush alone, which leaves the entry with its invalid bit; 6.12: and the same value stored again. */
  override pmdp_invalidate(path: PathBuilder, place: PmdPlace): VariableReference {
    let old: VariableReference | undefined;
    path.call(header, 'pmdp_invalidate', () => {
      old = this.flushDirect(path, place);
      if (this.version < 6000) return;
      this.storePmd(
        path,
        'set_pmd(*pmdp | INVALID)',
        place.entry,
        this.machine.entries.pmd('mkinvalid', old),
      );
    });
    return old!;
  }

  override pmdp_huge_get_and_clear(path: PathBuilder, place: PmdPlace): VariableReference {
    let old: VariableReference | undefined;
    path.call(header, 'pmdp_huge_get_and_clear', () => {
      old = this.flushDirect(path, place);
      this.storePmd(path, 'pmd_clear()', place.entry, this.machine.entries.pmd('cleared', old));
    });
    return old!;
  }

  /** `pmdp_huge_get_and_clear()`. */
  override pmdp_huge_clear_flush(path: PathBuilder, place: PmdPlace): VariableReference {
    return this.pmdp_huge_get_and_clear(path, place);
  }

  /** `pmdp_huge_get_and_clear()`. */
  override pmdp_collapse_flush(path: PathBuilder, place: PmdPlace): VariableReference {
    return this.pmdp_huge_get_and_clear(path, place);
  }

  /** 4.4, 4.5: pmdp_flush_direct() and set_pmd_at(); 6.12: pmdp_xchg_lazy(). Nothing if it is not writable. */
  override pmdp_set_wrprotect(path: PathBuilder, { entry, address }: PmdPlace): void {
    const { memory, entries } = this.machine;
    const old = path.local('pmd', memory.pmdDomain);
    path.call(header, 'pmdp_set_wrprotect', () => {
      path.step('reads *pmdp', () => path.assign(old, memory.pmd.cell(entry)));
      path.if(entries.pmdIs('write', old), () => {
        path.if(not(this.isInvalidPmd(old)), () => this.instructions.idte(path, { entry, address }));
        this.storePmd(path, 'stores pmd_wrprotect(pmd)', entry, entries.pmd('wrprotect', old));
      });
    });
  }

  /** ptep_flush_lazy() in 4.4 and 4.5, ptep_xchg_lazy() in 6.12; both use IPTE while other CPUs are attached. */
  override ptep_get_and_clear(
    path: PathBuilder,
    range: number,
    table: number,
    index: number,
  ): VariableReference {
    const { memory, entries } = this.machine;
    const pte = memory.pte(table, index);
    const old = path.local('oldpte', memory.pteDomain);
    path.call(header, 'ptep_get_and_clear', () => {
      path.step(`reads pte[${index}]`, () => path.assign(old, pte));
      path.if(not(this.isInvalidPte(old)), () => this.instructions.ipte(path, range, table, index));
      this.storePte(path, `pte[${index}] = _PAGE_INVALID`, pte, entries.pte('cleared', pte));
    });
    return old;
  }

  /** As ptep_get_and_clear(), by ptep_flush_direct(). */
  override ptep_clear_flush(
    path: PathBuilder,
    range: number,
    table: number,
    index: number,
  ): VariableReference {
    return this.ptep_get_and_clear(path, range, table, index);
  }

  override set_pte_at(path: PathBuilder, table: number, index: number, value: Operand): void {
    const pte = this.machine.memory.pte(table, index);
    this.storePte(path, `set_pte_at(pte[${index}])`, pte, this.machine.entries.storedPte(pte, value));
  }

  /** `__tlb_flush_mm_lazy()`: does something only if page tables were removed (`context.flush_mm`). */
  override tlb_flush(path: PathBuilder, { cleared }: GatherFlush): void {
    if (!cleared.includes('tables')) return;
    path.call('arch/s390/include/asm/tlbflush.h', '__tlb_flush_mm_lazy', () =>
      this.instructions.idteByAsce(path),
    );
  }

  /** 4.x: own tlb_remove_table() with call_rcu_sched(); 6.12: MMU_GATHER_RCU_TABLE_FREE. */
  freeTable(path: PathBuilder, table: Operand): void {
    path.call(this.version < 6000 ? source : 'mm/mmu_gather.c', 'tlb_table_flush', () =>
      path.step('call_rcu(tlb_remove_table_rcu)', () => this.machine.gracePeriods.request(path, table)),
    );
  }

  /** `__tlb_flush_mm_lazy()` finds `context.flush_mm` clear; flush_tlb_page() is empty. */
  protected flush(): void {
    return;
  }

  /** Reads the entry and, if it is valid, invalidates it: `pmdp_flush_direct()`. Gives what was read. */
  private flushDirect(path: PathBuilder, place: PmdPlace): VariableReference {
    const { memory } = this.machine;
    const old = path.local('pmdp_flush_direct.old', memory.pmdDomain);
    path.call(this.version < 6000 ? header : source, 'pmdp_flush_direct', () => {
      path.step('reads *pmdp', () => path.assign(old, memory.pmd.cell(place.entry)));
      path.if(not(this.isInvalidPmd(old)), () => this.instructions.idte(path, place));
    });
    return old;
  }

  private storePmd(path: PathBuilder, label: string, entry: number, value: Operand): void {
    const { memory, system } = this.machine;
    const pmd = memory.pmd.cell(entry);
    path.step(label, () => {
      path.check(
        any(this.isInvalidPmd(pmd), eq(pmd, value)),
        system.rule('P18', 'a plain store changes a segment-table entry that is valid'),
      );
      path.assign(pmd, value);
    });
  }

  private storePte(path: PathBuilder, label: string, pte: VariableReference, value: Operand): void {
    path.step(label, () => {
      path.check(
        any(this.isInvalidPte(pte), eq(this.hardwarePart(pte), this.hardwarePart(value))),
        this.machine.system.rule('P18', 'a plain store changes a page-table entry that is valid'),
      );
      path.assign(pte, value);
    });
  }

  private isInvalidPmd(pmd: Operand): Expression {
    return this.machine.entries.pmdNumber(
      'STE invalid',
      (word) => (word & SEGMENT_ENTRY_INVALID) !== 0n,
      pmd,
    );
  }

  private isInvalidPte(pte: Operand): Expression {
    return this.machine.entries.pteNumber('PTE invalid', (word) => (word & PAGE_INVALID) !== 0n, pte);
  }

  /** A number for all of a PTE but bits 56 to 63. */
  private hardwarePart(pte: Operand): Expression {
    const numberOf = (word: Entry): number => {
      const part = word >> 8n;
      const number = this.hardwareParts.get(part) ?? this.hardwareParts.size;
      this.hardwareParts.set(part, number);
      return number;
    };
    return this.machine.entries.pteNumber('PTE but bits 56-63', numberOf, pte);
  }

  /**
   * The bit (bit 52, unused by the hardware as access control is off) is set atomically in a valid entry; the interrupt
   * is for lockless walkers alone, as IDTE would send none.
   */
  private splittingFlush(path: PathBuilder, { entry }: PmdPlace): void {
    const { memory, entries, invalidations } = this.machine;
    const pmd = memory.pmd.cell(entry);
    const set = path.local('pmdp_splitting_flush.set', 2);
    path.call(source, 'pmdp_splitting_flush', () => {
      path.step('test_and_set_bit(_SEGMENT_ENTRY_SPLIT_BIT)', () => {
        path.assign(set, not(entries.pmdIs('trans_splitting', pmd)));
        path.assign(pmd, entries.pmd('mksplitting', pmd));
      });
      path.if(set, () =>
        invalidations.andWait(path, {
          label: 'smp_call_function(pmdp_splitting_flush_sync)',
          source: { file: source, function: 'pmdp_splitting_flush' },
          range: 'none',
          entries: [],
          by: 'interrupt',
          reaches: 'others',
        }),
      );
    });
  }
}
