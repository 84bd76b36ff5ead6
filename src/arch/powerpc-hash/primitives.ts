import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, ne, not, or, type Operand, type VariableReference } from '../../transition/expression.ts';
import type { Entry, ModelVersion } from '../entry-helpers.ts';
import { GenericPrimitives } from '../model/generic-primitives.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import type { PmdPlace } from '../model/primitives.ts';
import { bits4004, bits4005 } from './bits.ts';
import { hashEntryBits } from './hash-entry-bits.ts';
import { HashTable } from './hash-table.ts';
import { files } from './files.ts';

/**
 * Primitives of the hash MMU. `flush_tlb_range()` and its like are empty: whatever changes an entry that was hashed
 * removes the hash entry and issues `tlbie` itself. That holds for `pte_update()` too, whose flush is put off to the
 * end of the section under the page-table lock when one is open (`arch_enter_lazy_mmu_mode()`); here it follows at
 * once. The deposited page table holds the slots, so nothing is flushed once it is withdrawn
 * (`flush_hash_hugepage()` finds no slot array).
 */
export class HashPrimitives extends GenericPrimitives {
  readonly pmdp_splitting_flush?: (path: PathBuilder, place: PmdPlace) => void;
  readonly pmdp_huge_split_prepare?: (path: PathBuilder, place: PmdPlace) => void;
  private readonly table: HashTable;

  constructor(machine: ModelMachine, version: ModelVersion) {
    super(machine, version);
    this.table = HashTable.of(machine);
    if (version === 4004) this.pmdp_splitting_flush = (path, place) => this.splittingFlush(path, place);
    if (version === 4005) this.pmdp_huge_split_prepare = (path, place) => this.splitPrepare(path, place);
  }

  /** 4.4: the present bit goes. 4.5: and lockless walkers are drained. 6.12: `_PAGE_INVALID` takes its place. */
  override pmdp_invalidate(path: PathBuilder, place: PmdPlace): VariableReference {
    const { helpers } = this.machine.entries;
    let old: VariableReference | undefined;
    path.call(files(this.version).pgtable, 'pmdp_invalidate', () => {
      old = this.update(path, place, 'pmd_invalidated', (word) => helpers.pmd.invalidated(word));
      if (this.version === 4005) this.synchronizeWalkers(path);
    });
    return old!;
  }

  /** Before 5.8 it drains lockless walkers, as the entry may become a pointer to a table next. */
  override pmdp_huge_get_and_clear(path: PathBuilder, place: PmdPlace): VariableReference {
    let old: VariableReference | undefined;
    path.call(files(this.version).hashPgtable, 'pmdp_huge_get_and_clear', () => {
      old = this.update(path, place, 'pmd_cleared', () => 0n);
      if (this.version < 5008) this.synchronizeWalkers(path);
    });
    return old!;
  }

  override pmdp_set_wrprotect(path: PathBuilder, place: PmdPlace): void {
    const { helpers } = this.machine.entries;
    path.call(files(this.version).pgtable, 'pmdp_set_wrprotect', () => {
      this.update(path, place, 'pmd_wrprotect', (word) => helpers.pmd.wrprotect(word));
    });
  }

  /** Clears the pointer to the table, waits for hash faults that hold it, and removes the small hash entries. */
  override pmdp_collapse_flush(path: PathBuilder, place: PmdPlace): VariableReference {
    const { memory, entries } = this.machine;
    const pmd = memory.pmd.cell(place.entry);
    const old = path.local('pmd', memory.pmdDomain);
    path.call(files(this.version).hashPgtable, 'pmdp_collapse_flush', () => {
      path.step('pmd_clear(pmdp)', () => {
        path.assign(old, pmd);
        path.assign(pmd, entries.pmdWord(0n));
      });
      this.synchronizeWalkers(path);
      this.removeSmall(path, place.address, undefined);
    });
    return old;
  }

  override ptep_get_and_clear(
    path: PathBuilder,
    range: number,
    table: number,
    index: number,
  ): VariableReference {
    const { memory, entries } = this.machine;
    const { hashed } = hashEntryBits[this.version];
    const pte = memory.pte(table, index);
    const old = path.local('oldpte', memory.pteDomain);
    path.call(files(this.version).pteHeader, 'ptep_get_and_clear', () => {
      path.step(`pte_update(pte[${index}], ~0UL, 0)`, () => {
        path.assign(old, pte);
        path.assign(pte, entries.pte('cleared', pte));
      });
      path.if(
        entries.pteNumber('has hash entry', (word) => (word & hashed) !== 0n, old),
        () => this.removeSmall(path, range, index),
      );
    });
    return old;
  }

  /**
   * `kick_all_cpus_sync()`, `serialize_against_pte_lookup()`, `tlb_remove_table_sync_one()`: an interrupt to every
   * other CPU, which neither a walker with interrupts off nor a hash fault takes. This CPU is waited for too: in the
   * model its hash fault and its path overlap, in reality the fault has ended before the path goes on.
   */
  override synchronizeWalkers(path: PathBuilder): void {
    this.machine.invalidations.andWait(path, {
      label: this.version < 6000 ? 'kick_all_cpus_sync()' : 'serialize_against_pte_lookup()',
      source: files(this.version).synchronize,
      range: 'none',
      entries: [],
      by: 'interrupt',
      reaches: 'all',
      heldBack: (cpu) => this.table.inFault(cpu),
    });
  }

  /**
   * CONFIG_HAVE_RCU_TABLE_FREE (4.x), CONFIG_MMU_GATHER_RCU_TABLE_FREE (6.12). Grace periods wait for hash faults as
   * for every section with interrupts off; here the request waits for those that hold the table.
   */
  freeTable(path: PathBuilder, table: Operand): void {
    const { frames } = this.machine.memory;
    const unused = Array.from({ length: frames.tables }, (_, each) =>
      or(ne(table, each), this.table.unused(each)),
    );
    path.call(files(this.version).gather, 'tlb_table_flush', () =>
      path.await('call_rcu(tlb_remove_table_rcu)', all(...unused), () =>
        this.machine.gracePeriods.request(path, table),
      ),
    );
  }

  /** The slot array is there from now on; part of the current step. */
  pgtable_trans_huge_deposit(path: PathBuilder, entry: number): void {
    path.assign(this.table.withdrawn.cell(entry), 0);
  }

  /** The slot array is gone; part of the current step. */
  pgtable_trans_huge_withdraw(path: PathBuilder, entry: number): void {
    path.assign(this.table.withdrawn.cell(entry), 1);
  }

  /** Nothing: see the class. */
  protected flush(): void {}

  /** 4.4: sets `_PAGE_SPLITTING`; removes the hash entries if it was not set; drains lockless walkers. */
  private splittingFlush(path: PathBuilder, place: PmdPlace): void {
    const splitting = bits4004.PAGE_SPECIAL;
    path.call(files(this.version).pgtable, 'pmdp_splitting_flush', () => {
      this.update(
        path,
        place,
        'pmd_mksplitting',
        (word) => word | splitting,
        (word) => (word & splitting) === 0n,
      );
      this.synchronizeWalkers(path);
    });
  }

  /** 4.5 (from rc5 on): without `_PAGE_USER` hash faults leave the entry alone; its hash entries are removed. */
  private splitPrepare(path: PathBuilder, place: PmdPlace): void {
    path.call(files(this.version).pgtable, 'pmdp_huge_split_prepare', () => {
      this.update(path, place, 'without _PAGE_USER', (word) => word & ~bits4005.PAGE_USER);
    });
  }

  /**
   * `pmd_hugepage_update()`: waits until the entry is not busy, changes it by `ldarx`/`stdcx.`, and if it was hashed
   * (and `flushes` agrees) removes its hash entries and flushes them from the TLBs. Gives the old value.
   */
  private update(
    path: PathBuilder,
    place: PmdPlace,
    name: string,
    change: (word: Entry) => Entry,
    flushes: (word: Entry) => boolean = () => true,
  ): VariableReference {
    const { memory, entries, invalidations } = this.machine;
    const { busy, hashed } = hashEntryBits[this.version];
    const pmd = memory.pmd.cell(place.entry);
    const old = path.local('old', memory.pmdDomain);
    const free = entries.pmdNumber('not busy', (word) => (word & busy) === 0n, pmd);
    path.await(`pmd_hugepage_update(): ${name}`, free, () => {
      path.assign(old, pmd);
      path.assign(pmd, entries.pmdMap(name, change, pmd));
    });
    const wanted = entries.pmdNumber(
      `${name}: flushes`,
      (word) => (word & hashed) !== 0n && flushes(word),
      old,
    );
    path.if(all(wanted, not(this.table.withdrawn.cell(place.entry))), () => {
      const label = 'flush_hash_hugepage(): hpte_invalidate, tlbie';
      invalidations.andWait(
        path,
        {
          label,
          source: files(this.version).flushHugepage,
          range: place.address,
          entries: ['huge'],
          by: 'broadcast',
          reaches: 'all',
        },
        () => {
          // With another address the tag of the hash entry does not match, and it stays.
          if (place.address === place.entry) path.assign(this.table.huge.cell(place.entry), 0);
        },
      );
    });
    return old;
  }

  /** `flush_hash_page()` for one page of a range, or all. */
  private removeSmall(path: PathBuilder, range: number, page: number | undefined): void {
    const { memory, invalidations } = this.machine;
    invalidations.andWait(
      path,
      {
        label: 'flush_hash_page(): hpte_invalidate, tlbie',
        source: files(this.version).flushPage,
        range,
        entries: ['small'],
        ...(page === undefined ? {} : { page }),
        by: 'broadcast',
        reaches: 'all',
      },
      () => {
        for (let index = 0; index < memory.frames.pagesPerTable; index++) {
          const removed = page === undefined || page === index;
          if (removed && range < memory.ranges) path.assign(this.table.small(range, index), 0);
        }
      },
    );
  }
}
