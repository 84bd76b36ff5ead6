import type { ArchitectureModel } from '../arch/model/architecture-model.ts';
import type { Entries } from '../arch/model/entries.ts';
import { ModelMachine, type MachineSize } from '../arch/model/model-machine.ts';
import type { Primitives } from '../arch/model/primitives.ts';
import type { Entry, ModelVersion } from '../arch/entry-helpers.ts';
import type { Frames } from '../machine/mmu/frames.ts';
import type { Departure } from './departures.ts';
import { initialCounts, initialMemory, type InitialRange } from './initial-memory.ts';
import type { PathBuilder } from '../transition/build/path-builder.ts';
import type { Recorder, VariableArray } from '../transition/build/recorder.ts';
import {
  add,
  all,
  and,
  any,
  choose,
  eq,
  expressionOf,
  lt,
  ne,
  not,
  or,
  shl,
  sub,
} from '../transition/expression.ts';
import type { Operand, VariableReference } from '../transition/expression.ts';
import type { Expression, RuleId } from '../transition/form.ts';

/** What a scenario sets up before its paths run. */
export interface MmSetup {
  readonly name: string;
  readonly size: MachineSize;
  readonly ranges: readonly InitialRange[];
  /** Ways in which the kernel's text differs from that of the release. */
  readonly departures?: readonly Departure[];
}

/** Frame numbers of pages: a huge page is one page here (its head), a single page one. */
export type PageId = number;

/**
 * One address space of the kernel: what mm/ keeps beside the page tables. Locks, reference counts of pages,
 * deposited page tables, counters, and what the rules have to remember.
 */
export class Mm {
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
  readonly machine: ModelMachine;
  readonly primitives: Primitives;
  readonly entries: Entries;
  readonly frames: Frames;
  /** `pmd_lockptr()`: 0 or the CPU that holds it plus 1. One lock for all ranges, as they share a page of PMD entries. */
  readonly pmdLock: VariableReference;
  /** `pte_lockptr()` of each page table. */
  readonly pteLock: VariableArray;
  /** `mmap_sem`: 0 free, 1 .. readers, `cpus + 1` held for writing. */
  readonly mmapLock: VariableReference;
  /** `page->_refcount` of each page: mappings and pins; 0: free or frozen. */
  readonly refcount: VariableArray;
  /** Page table deposited for each range, plus 1. */
  readonly deposited: VariableArray;
  /** Tables that nobody uses and the allocator may hand out, as a mask. */
  readonly spareTables: VariableReference;
  /** Set while the holder of the PMD lock changes an entry that it does not mean to remove (P1). */
  readonly changing: VariableArray;
  /** PG_dirty of each unit, as a mask. */
  readonly pageDirty: VariableReference;
  /** Units that user code has written (P9). */
  readonly written: VariableReference;
  /** By CPU: positions (range, index) that were mapped when its zap began and not mapped anew since (P2). */
  readonly zapped: VariableArray;
  /** Units whose owner has concluded that nobody else refers to them (P8). */
  readonly concluded: VariableReference;
  private readonly departures: ReadonlySet<Departure>;

  constructor(architecture: ArchitectureModel, version: ModelVersion, setup: MmSetup) {
    const helpers = architecture.helpers(version);
    this.architecture = architecture;
    this.version = version;
    this.departures = new Set(setup.departures ?? []);
    this.machine = new ModelMachine(setup.name, helpers, setup.size, (frames) =>
      initialMemory(frames, helpers, setup.ranges),
    );
    this.primitives = architecture.primitives(version, this.machine);
    this.entries = this.machine.entries;
    this.frames = this.machine.memory.frames;
    const { system, cpus } = this.machine;
    const { frames } = this;
    const { huge, small, tables, units } = frames;
    const positions = setup.ranges.length * frames.pagesPerTable;
    this.pmdLock = system.variable('pmd lock', cpus + 1);
    this.pteLock = system.array('pte lock', tables, cpus + 1);
    this.mmapLock = system.variable('mmap_sem', cpus + 2);
    this.refcount = system.array(
      '_refcount',
      huge + small,
      frames.pagesPerTable + cpus + 3,
      initialCounts(frames, setup.ranges),
    );
    const deposits = setup.ranges.map((range) => (range.kind === 'huge' ? range.deposit + 1 : 0));
    this.deposited = system.array('deposited table', deposits.length, tables + 1, deposits);
    const used = setup.ranges.flatMap((range) =>
      range.kind === 'none' ? [] : [range.kind === 'huge' ? range.deposit : range.table],
    );
    const spare = Array.from({ length: tables }, (_, table) => (used.includes(table) ? 0 : 1 << table));
    this.spareTables = system.variable(
      'spare tables',
      2 ** tables,
      spare.reduce((mask, each) => mask | each, 0),
    );
    this.changing = system.array('entry being changed', setup.ranges.length, 2);
    this.pageDirty = system.variable('PG_dirty', 2 ** units);
    this.written = system.variable('written by user code', 2 ** (units + 1));
    this.zapped = system.array('positions to be zapped', cpus, 2 ** positions);
    this.concluded = system.variable('taken for unreferenced', 2 ** units);
  }

  /** Whether the kernel's text differs from that of the release in this way. */
  departs(departure: Departure): boolean {
    return this.departures.has(departure);
  }

  /** A rule with what happened, in kernel words. */
  rule(id: string, message: string): RuleId {
    return this.machine.system.rule(id, message);
  }

  /** PMD entry of a range. */
  pmd(range: number): VariableReference {
    return this.machine.memory.pmd.cell(range);
  }

  /** PTE of a table. */
  pte(table: number, index: number): VariableReference {
    return this.machine.memory.pte(table, index);
  }

  /** Page of a huge page, for {@link refcount}. */
  hugePage(huge: number): PageId {
    return huge;
  }

  /** Page of a unit: the head of its huge page, or the single page itself. */
  pageOfUnit(unit: number): PageId {
    const inHuge = this.frames.huge * this.frames.pagesPerTable;
    return unit < inHuge ? Math.floor(unit / this.frames.pagesPerTable) : this.frames.huge + (unit - inHuge);
  }

  /** Mask of the units of a page. */
  unitsOfPage(page: PageId): number {
    if (page < this.frames.huge) return this.frames.maskOfHuge(page);
    return 1 << this.frames.smallUnit(page - this.frames.huge);
  }

  /**
   * Number of the table that a PMD entry points to, plus 1, as `pmd_pgtable()` sees it, whatever other bits are set
   * (s390 marks the entry of a table invalid before it clears it); 0 for none, huge and non-present entries.
   */
  tableOf(pmd: Operand): Expression {
    const { frames } = this;
    const { pmd: helpers } = this.entries.helpers;
    const table = (word: Entry): number => {
      if (helpers.none(word) || helpers.trans_huge(word) || !helpers.present(word)) return 0;
      const number = frames.tableOfPfn(helpers.tablePfn(word));
      return number < frames.tables ? number + 1 : 0;
    };
    return this.entries.pmdNumber('pmd_pgtable', table, pmd);
  }

  /** Huge page that `pmd_page()` gives for an entry; one too many when it is none of the model's. */
  hugePageOf(pmd: Operand): Expression {
    const { frames } = this;
    const { pmd: helpers } = this.entries.helpers;
    return this.entries.pmdNumber('pmd_page', (word) => frames.hugeOfPfn(helpers.pfn(word)), pmd);
  }

  /** Unit that `pte_page()` gives for an entry; one too many when it is none of the model's. */
  unitOf(pte: Operand): Expression {
    const { frames } = this;
    const { pte: helpers } = this.entries.helpers;
    return this.entries.pteNumber('pte_page', (word) => frames.unitOfPfn(helpers.pfn(word)), pte);
  }

  /** Takes a spin lock; one step. */
  spinLock(path: PathBuilder, name: string, lock: VariableReference): void {
    path.await(`spin_lock(${name})`, eq(lock, 0), () => path.assign(lock, path.cpu + 1));
  }

  /** Releases a spin lock; one step. */
  spinUnlock(path: PathBuilder, name: string, lock: VariableReference): void {
    path.step(`spin_unlock(${name})`, () => path.assign(lock, 0));
  }

  /** Takes the lock of a page table whose number is computed; one step. */
  ptLock(path: PathBuilder, table: Operand): void {
    path.await('spin_lock(ptl of the page table)', eq(this.pteLock.at(table), 0), () =>
      path.assignAt(this.pteLock, table, path.cpu + 1),
    );
  }

  /** Releases it; one step. */
  ptUnlock(path: PathBuilder, table: Operand): void {
    path.step('spin_unlock(ptl of the page table)', () => path.assignAt(this.pteLock, table, 0));
  }

  /** `down_read(&mm->mmap_sem)`; one step. `also` happens in it. */
  mmapReadLock(path: PathBuilder, also?: () => void): void {
    path.await('down_read(mmap_sem)', lt(this.mmapLock, this.machine.cpus + 1), () => {
      path.assign(this.mmapLock, add(this.mmapLock, 1));
      also?.();
    });
  }

  /** `up_read(&mm->mmap_sem)`; one step. */
  mmapReadUnlock(path: PathBuilder): void {
    path.step('up_read(mmap_sem)', () => path.assign(this.mmapLock, sub(this.mmapLock, 1)));
  }

  /** `down_write(&mm->mmap_sem)`; one step. */
  mmapWriteLock(path: PathBuilder): void {
    path.await('down_write(mmap_sem)', eq(this.mmapLock, 0), () =>
      path.assign(this.mmapLock, this.machine.cpus + 1),
    );
  }

  /** `up_write(&mm->mmap_sem)`; one step. */
  mmapWriteUnlock(path: PathBuilder): void {
    path.step('up_write(mmap_sem)', () => path.assign(this.mmapLock, 0));
  }

  /** Adds references to a page, which must not have been given back; part of the current step. */
  getPage(recorder: Recorder, page: Operand, count: Operand = 1): void {
    const rule = this.rule('BUG', 'a reference is taken to a page that was given back to the allocator');
    for (let each = 0; each < this.refcount.count; each++) {
      const live = eq(and(this.machine.memory.freed, this.unitsOfPage(each)), 0);
      recorder.check(any(ne(page, each), live), rule);
    }
    recorder.assignAt(this.refcount, page, add(this.refcount.at(page), count));
  }

  /**
   * `put_page()`: drops references; the last one gives the page back to the allocator. Part of the current step.
   */
  putPage(recorder: Recorder, page: PageId, count: Operand = 1): void {
    const counter = this.refcount.cell(page);
    const { freed } = this.machine.memory;
    recorder.check(
      not(lt(counter, count)),
      this.rule('BUG', 'put_page(): more references dropped than were taken'),
    );
    recorder.assign(counter, choose(lt(counter, count), 0, sub(counter, count)));
    recorder.if(all(eq(counter, 0), lt(0, count)), () =>
      recorder.assign(freed, or(freed, this.unitsOfPage(page))),
    );
  }

  /** {@link putPage} for a page whose number is computed. */
  putPageAt(recorder: Recorder, page: Operand, count: Operand = 1): void {
    for (let each = 0; each < this.refcount.count; each++) {
      recorder.if(eq(page, each), () => this.putPage(recorder, each, count));
    }
  }

  /** Positions of a range that are mapped as the kernel sees it, as a mask; a huge entry maps all of them. */
  mappedOf(range: number): Expression {
    const { frames } = this;
    const parts = frames.pagesPerTable;
    const pmd = this.pmd(range);
    const table = this.tableOf(pmd);
    let small: Expression = expressionOf(0);
    for (let index = 0; index < parts; index++) {
      const pte = this.machine.memory.pteAt(sub(table, 1), index);
      small = or(small, shl(not(this.entries.pteIs('none', pte)), index));
    }
    const huge = choose(this.entries.pmdIs('none', pmd), 0, (1 << parts) - 1);
    return shl(choose(ne(table, 0), small, huge), range * parts);
  }

  /** All mapped positions, as a mask. */
  mapped(): Expression {
    let mask: Expression = expressionOf(0);
    for (let range = 0; range < this.machine.memory.ranges; range++) mask = or(mask, this.mappedOf(range));
    return mask;
  }

  /** Notes that positions were mapped anew (a fault, not a change of what was mapped): no zap has to remove them. */
  mappedAnew(recorder: Recorder, positions: number): void {
    for (let cpu = 0; cpu < this.zapped.count; cpu++) {
      const zapped = this.zapped.cell(cpu);
      recorder.assign(zapped, and(zapped, ~positions));
    }
  }

  /** Mask of all positions of a range. */
  positionsOf(range: number): number {
    const parts = this.frames.pagesPerTable;
    return ((1 << parts) - 1) << (range * parts);
  }

  /**
   * P1 at a read without the PMD lock: `pmd` was read, and must not be none while the holder of the lock only
   * changes the entry.
   */
  checkNoTransientNone(path: PathBuilder, range: number, pmd: Operand): void {
    const none = this.entries.pmdIs('none', pmd);
    path.check(
      not(all(none, this.changing.cell(range))),
      this.rule('P1', 'a reader without the PMD lock finds pmd_none() while the entry is only being changed'),
    );
  }
}
