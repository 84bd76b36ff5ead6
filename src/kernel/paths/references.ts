import { add, all, choose, eq, lt, ne, not, or, sub } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { Recorder } from '../../transition/build/recorder.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';

/**
 * Reference counts as the zap needs them: a counter for everything that one mapping holds a reference on. From 4.5
 * on that is a page of {@link Mm.refcount}, and all parts of a huge page share one; in 4.4 it is a unit.
 */
export interface References {
  readonly counters: number;
  /** `H0`, `H0+1`, `S0`. */
  nameOf(counter: number): string;
  /** What the mapping of a huge page holds. */
  ofHuge(huge: number): number;
  /** What the mapping of a unit by a PTE holds. */
  ofUnit(unit: number): number;
  /** Number of references on the counter; for a tail page of 4.4 those of its own. */
  countOf(counter: number): Expression;
  /** Gives a page that was just allocated its first reference; part of the current step. */
  first(recorder: Recorder, counter: number): void;
  /** `put_page()`; part of the current step. */
  put(recorder: Recorder, counter: number, count: Operand): void;
}

/** Reference counts of the modelled version; one object for each address space. */
export function referencesOf(mm: Mm): References {
  return mm.version === 4004 ? compoundOf(mm) : new SharedReferences(mm);
}

/** 4.5 on: all parts of a huge page share the counter of its head. */
class SharedReferences implements References {
  readonly counters: number;
  private readonly mm: Mm;

  constructor(mm: Mm) {
    this.mm = mm;
    this.counters = mm.refcount.count;
  }

  nameOf(counter: number): string {
    const { huge } = this.mm.frames;
    return counter < huge ? `H${counter}` : `S${counter - huge}`;
  }

  ofHuge(huge: number): number {
    return this.mm.hugePage(huge);
  }

  ofUnit(unit: number): number {
    return this.mm.pageOfUnit(unit);
  }

  countOf(counter: number): Expression {
    return this.mm.refcount.cell(counter).read;
  }

  first(recorder: Recorder, counter: number): void {
    recorder.assign(this.mm.refcount.cell(counter), 1);
  }

  put(recorder: Recorder, counter: number, count: Operand): void {
    this.mm.putPage(recorder, counter, count);
  }
}

const compounds = new WeakMap<Mm, CompoundReferences>();

/** The compound pages of 4.4; one object for each address space. */
export function compoundOf(mm: Mm): CompoundReferences {
  let known = compounds.get(mm);
  if (known === undefined) {
    known = new CompoundReferences(mm);
    compounds.set(mm, known);
  }
  return known;
}

/**
 * 4.4: references on a tail page are kept in its `_mapcount` and, together with those on the head, in the `_count`
 * of the head; `__split_huge_page_refcount()` moves them into the `_count` of the tail. The head's is
 * {@link Mm.refcount}. Source: v4.4 mm/swap.c `put_compound_page()`, include/linux/mm.h, mm/internal.h
 * `get_huge_page_tail()`.
 */
export class CompoundReferences implements References {
  readonly counters: number;
  private readonly mm: Mm;
  /** `PageTail()` of each unit that began as a tail. */
  private readonly tails = new Map<number, VariableReference>();
  private readonly mapcounts = new Map<number, VariableReference>();
  private readonly counts = new Map<number, VariableReference>();

  constructor(mm: Mm) {
    this.mm = mm;
    const { frames, machine } = mm;
    this.counters = frames.units;
    for (let unit = 0; unit < frames.huge * frames.pagesPerTable; unit++) {
      if (unit % frames.pagesPerTable === 0) continue;
      const name = frames.nameOfUnit(unit);
      this.tails.set(unit, machine.system.variable(`PageTail(${name})`, 2, 1));
      this.mapcounts.set(unit, machine.system.variable(`_mapcount of tail ${name}`, machine.cpus + 1));
      this.counts.set(unit, machine.system.variable(`_count of ${name}`, machine.cpus + 4));
    }
  }

  nameOf(counter: number): string {
    return this.mm.frames.nameOfUnit(counter);
  }

  ofHuge(huge: number): number {
    return this.mm.frames.unitOf(huge, 0);
  }

  ofUnit(unit: number): number {
    return unit;
  }

  countOf(counter: number): Expression {
    return this.counterOf(counter).read;
  }

  first(recorder: Recorder, counter: number): void {
    recorder.assign(this.counterOf(counter), 1);
  }

  /** `PageTail(page)`. */
  isTail(unit: number): Operand {
    return this.tails.get(unit) ?? 0;
  }

  /** `_mapcount` of a tail page: the references that were taken on it while it was one. */
  tailReferences(unit: number): VariableReference {
    return this.mapcounts.get(unit)!;
  }

  /** `clear_compound_head()`. */
  clearTail(recorder: Recorder, unit: number): void {
    recorder.assign(this.tails.get(unit)!, 0);
  }

  /** `_count` of the unit itself. */
  counterOf(unit: number): VariableReference {
    return this.counts.get(unit) ?? this.mm.refcount.cell(this.mm.pageOfUnit(unit));
  }

  put(recorder: Recorder, unit: number, count: Operand): void {
    const tail = this.tails.get(unit);
    if (tail === undefined) {
      this.putHead(recorder, unit, count);
      return;
    }
    const head = unit - (unit % this.mm.frames.pagesPerTable);
    recorder.if(
      tail,
      () => {
        this.drop(recorder, this.mapcounts.get(unit)!, count);
        this.putHead(recorder, head, count);
      },
      () => this.putOwn(recorder, unit, count, 1 << unit),
    );
  }

  /** The head of what is still compound takes its tails along. */
  private putHead(recorder: Recorder, unit: number, count: Operand): void {
    const { frames } = this.mm;
    let units: Operand = 1 << unit;
    if (unit < frames.huge * frames.pagesPerTable) {
      for (let part = 1; part < frames.pagesPerTable; part++) {
        units = or(units, choose(this.tails.get(unit + part)!, 1 << (unit + part), 0));
      }
    }
    this.putOwn(recorder, unit, count, units);
  }

  private putOwn(recorder: Recorder, unit: number, count: Operand, units: Operand): void {
    const { freed } = this.mm.machine.memory;
    const counter = this.counterOf(unit);
    this.drop(recorder, counter, count);
    recorder.if(all(eq(counter, 0), ne(count, 0)), () => recorder.assign(freed, or(freed, units)));
  }

  private drop(recorder: Recorder, counter: VariableReference, count: Operand): void {
    const rule = this.mm.rule('BUG', 'put_page(): more references dropped than were taken');
    recorder.check(not(lt(counter, count)), rule);
    recorder.assign(counter, choose(lt(counter, count), 0, sub(counter, count)));
  }

  /** Adds references to the `_count` of a unit; part of the current step. */
  add(recorder: Recorder, unit: number, count: Operand): void {
    const counter = this.counterOf(unit);
    recorder.assign(counter, add(counter, count));
  }
}
