import { Domain } from '../../transition/build/domain.ts';
import type { EntryFunctions } from '../../transition/build/functions.ts';
import type { VariableArray } from '../../transition/build/recorder.ts';
import type { SystemBuilder } from '../../transition/build/system-builder.ts';
import { and, choose, eq, lookup, not, or, shl, type Operand } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Frames } from './frames.ts';

/** Initial contents of page-table memory. */
export interface InitialMemory {
  /** Entry of each range of the PMD level. */
  readonly pmd: readonly bigint[];
  /** Entries of each page table, in the order of addresses. */
  readonly pte: readonly (readonly bigint[])[];
}

/** Page-table memory: the PMD entries of the modelled ranges and the page tables below them. */
export class PageTableMemory {
  readonly frames: Frames;
  readonly functions: EntryFunctions;
  readonly pmdDomain = new Domain('pmd');
  readonly pteDomain = new Domain('pte');
  /** Entry of each range. */
  readonly pmd: VariableArray;
  /** Units that were given back to the page allocator, as a mask. */
  readonly freed: VariableReference;
  /** Page tables that were given back, as a mask. */
  readonly freedTables: VariableReference;
  private readonly ptes: VariableArray;

  constructor(system: SystemBuilder, frames: Frames, initial: InitialMemory) {
    this.frames = frames;
    this.functions = system.functions;
    const { pmdDomain, pteDomain } = this;
    this.pmd = system.array(
      'pmd',
      initial.pmd.length,
      pmdDomain,
      initial.pmd.map((word) => pmdDomain.numberOf(word)),
    );
    this.ptes = system.array(
      'pte',
      initial.pte.length * frames.pagesPerTable,
      pteDomain,
      initial.pte.flat().map((word) => pteDomain.numberOf(word)),
    );
    this.freed = system.variable('freed', 2 ** frames.units, 0);
    this.freedTables = system.variable('freed tables', 2 ** frames.tables, 0);
  }

  /** Number of ranges that a PMD entry maps. */
  get ranges(): number {
    return this.pmd.count;
  }

  /** Entry `index` of a page table that is known. */
  pte(table: number, index: number): VariableReference {
    return this.ptes.cell(table * this.frames.pagesPerTable + index);
  }

  /** Reads entry `index` of a table whose number was computed. */
  pteAt(table: Operand, index: number): Expression {
    const { tables } = this.frames;
    let value: Expression = this.pte(tables - 1, index).read;
    for (let each = tables - 2; each >= 0; each--) {
      value = choose(eq(table, each), this.pte(each, index), value);
    }
    return value;
  }

  /** Number of the word in the PMD domain, as a constant. */
  pmdWord(word: bigint): number {
    return this.pmdDomain.numberOf(word);
  }

  /** Number of the word in the PTE domain, as a constant. */
  pteWord(word: bigint): number {
    return this.pteDomain.numberOf(word);
  }

  /** 1 if the unit was given back. */
  isFreed(unit: Operand): Expression {
    return not(eq(and(this.freed, shl(1, unit)), 0));
  }

  /** Mask of units with those of `units` added. */
  withFreed(units: Operand): Expression {
    return or(this.freed, units);
  }
}

/** A constant table of int32, for functions of small numbers. */
export function numberTable(
  functions: EntryFunctions,
  name: string,
  cells: readonly number[],
  index: Operand,
): Expression {
  return lookup(functions.constants(name, cells), index);
}
