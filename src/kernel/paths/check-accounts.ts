import { add, bit, choose, eq, expressionOf, lt, ne, not } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import { mappingsOfCounted } from '../mappings.ts';
import type { Mm } from '../mm.ts';
import { freedTables } from './free-pgtables.ts';
import { compoundOf, referencesOf } from './references.ts';

/** What a scenario knows of references that outlive it. */
export interface Accounts {
  /** Values of {@link pinnedBy}: unit plus 1. */
  readonly pins?: readonly Expression[];
}

/**
 * P8 and P10 when all have finished: every page has as many references as entries map it and pins hold it, no fewer
 * (it could be freed under its user) and no more (it would leak); every page table is in exactly one place (an entry, a deposit, the allocator, given back); every huge entry has a deposit.
 */
export function checkAccounts(mm: Mm, { pins = [] }: Accounts = {}): void {
  const { system } = mm.machine;
  const references = referencesOf(mm);
  const lost = mm.rule('P8', 'a page has fewer references than entries map it and pins hold it');
  const leaked = mm.rule('P10', 'a page has more references than entries map it and pins hold it');
  for (let counter = 0; counter < references.counters; counter++) {
    const expected = expectedCount(mm, counter, pins);
    system.final(lost, not(lt(references.countOf(counter), expected)));
    system.final(leaked, not(lt(expected, references.countOf(counter))));
  }
  const misplaced = mm.rule('P10', 'a page table is lost, or in two places');
  for (let table = 0; table < mm.frames.tables; table++) {
    system.final(misplaced, eq(placesOf(mm, table), 1));
  }
  for (let range = 0; range < mm.machine.memory.ranges; range++) {
    const deposited = ne(mm.deposited.cell(range), 0);
    system.final(
      mm.rule('P21', 'a huge entry without a deposited page table, or a deposit without a huge entry'),
      eq(deposited, mm.entries.pmdIs('trans_huge', mm.pmd(range))),
    );
  }
}

/**
 * P10 at the end of an address space, besides {@link checkAccounts}: nothing is mapped. What `check_mm()` of
 * kernel/fork.c prints as bad rss-counter state.
 */
export function checkNothingMapped(mm: Mm): void {
  mm.machine.system.final(
    mm.rule('P10', 'Bad rss-counter state: pages are still mapped after the address space is gone'),
    eq(mm.mapped(), 0),
  );
}

function expectedCount(mm: Mm, counter: number, pins: readonly Expression[]): Expression {
  const references = referencesOf(mm);
  if (mm.version !== 4004) {
    const units = unitsOf(mm).filter((unit) => references.ofUnit(unit) === counter);
    return sum([mappings(mm, counter), ...units.map((unit) => pinsOf(pins, unit))]);
  }
  const compound = compoundOf(mm);
  const { huge, pagesPerTable } = mm.frames;
  const own = sum([mappings(mm, counter), pinsOf(pins, counter)]);
  if (counter >= huge * pagesPerTable) return own;
  if (counter % pagesPerTable !== 0) return choose(compound.isTail(counter), 0, own);
  const tails = Array.from({ length: pagesPerTable - 1 }, (_, at) => counter + 1 + at);
  return sum([own, ...tails.map((tail) => choose(compound.isTail(tail), pinsOf(pins, tail), 0))]);
}

/** Number of entries that hold a reference on the counter. */
function mappings(mm: Mm, counter: number): Expression {
  const references = referencesOf(mm);
  const { frames } = mm;
  const huge = Array.from({ length: frames.huge }, (_, each) => each);
  return mappingsOfCounted(mm, {
    name: references.nameOf(counter),
    huge: huge.find((each) => references.ofHuge(each) === counter),
    units: unitsOf(mm)
      .filter((unit) => references.ofUnit(unit) === counter)
      .reduce((mask, unit) => mask | (1 << unit), 0),
  });
}

function placesOf(mm: Mm, table: number): Expression {
  const { ranges } = mm.machine.memory;
  const inEntries = Array.from({ length: ranges }, (_, range) => eq(mm.tableOf(mm.pmd(range)), table + 1));
  const deposits = Array.from({ length: ranges }, (_, range) => eq(mm.deposited.cell(range), table + 1));
  return sum([...inEntries, ...deposits, bit(mm.spareTables, table), bit(freedTables(mm), table)]);
}

function unitsOf(mm: Mm): readonly number[] {
  return Array.from({ length: mm.frames.units }, (_, unit) => unit);
}

function pinsOf(pins: readonly Expression[], unit: number): Expression {
  return sum(pins.map((pin) => eq(pin, unit + 1)));
}

function sum(terms: readonly Expression[]): Expression {
  return terms.reduce((whole, each) => add(whole, each), expressionOf(0));
}
