import { always, never, type Bdd } from '../../bdd/manager.ts';
import type { HelperFunction, HelperSet } from '../../contract/helper-set.ts';
import { compareHelper, type HelperComparison } from '../../contract/compare-helpers.ts';
import { formulaOf } from '../../contract/formula/formula-of.ts';
import { printedParameter, printedStep } from '../helpers/printed-word.ts';
import type { BothSides, ComparedSide } from './compared-side.ts';
import type { ChangedHelper, Meaning, Witness } from './result.ts';

/** Formula and place of a helper on a side. */
export function meaningOf(fn: HelperFunction, { set, place }: ComparedSide): Meaning {
  const { kind, lines } = formulaOf(fn, set);
  const definition = place(fn.helper);
  return { formula: lines, formulaKind: kind, ...(definition === undefined ? {} : { definition }) };
}

/** How the meaning of a helper that both sides have changed; undefined if it gives the same for all words. */
export function changedHelper(name: string, sides: BothSides): ChangedHelper | undefined {
  const old = sides.old.set.functions.get(name)!;
  const fresh = sides.new.set.functions.get(name)!;
  const { manager } = sides.old.set;
  const [oldStops, newStops] = [stopsOf(old, sides.old.set), stopsOf(fresh, sides.new.set)];
  const returns = manager.not(manager.or(oldStops, newStops));
  const comparison = compareHelper(
    name,
    {
      set: only(sides.old.set, whereReturns(old, returns, sides.old.set)),
      classes: sides.old.contract.classes,
    },
    {
      set: only(sides.new.set, whereReturns(fresh, returns, sides.new.set)),
      classes: sides.new.contract.classes,
    },
  );
  if (comparison === undefined) return undefined;
  if (comparison.kind === 'equal' && oldStops === newStops) return undefined;
  const meanings = { old: meaningOf(old, sides.old), new: meaningOf(fresh, sides.new) };
  const { helper, level, kind } = fresh;
  const head = { name, helper, level, kind, ...meanings };
  switch (comparison.kind) {
    case 'equal':
      return { ...head, change: 'stops', entries: takesEntry(fresh) ? 'none' : 'no entry', classes: [] };
    case 'other parameters':
      return { ...head, change: 'parameters', entries: takesEntry(fresh) ? 'some' : 'no entry', classes: [] };
    case 'differs': {
      const { differing, values, classes } = comparison;
      return {
        ...head,
        change: readsTheSame(meanings.old, meanings.new) ? 'bits moved' : 'meaning',
        differing: `${differing}`,
        values: `${values}`,
        witness: witnessOf(fresh, comparison, sides),
        entries: !takesEntry(fresh) ? 'no entry' : classes.length > 0 ? 'some' : 'none',
        classes,
      };
    }
  }
}

/** Where a helper does not return. */
function stopsOf({ stops = [] }: HelperFunction, { manager }: HelperSet): Bdd {
  return stops.reduce<Bdd>((all, { condition }) => manager.or(all, condition), never);
}

/** The helper with the result 0 wherever one of the sides does not return: there its result means nothing. */
function whereReturns(fn: HelperFunction, returns: Bdd, { manager }: HelperSet): HelperFunction {
  if (returns === always) return fn;
  return { ...fn, result: fn.result.map((bit) => manager.and(bit, returns)) };
}

function only(set: HelperSet, fn: HelperFunction): HelperSet {
  return { ...set, functions: new Map([[fn.name, fn]]) };
}

const noEntries: ReadonlySet<string> = new Set(['pfn', 'type', 'offset', 'prot']);

function takesEntry({ parameters }: HelperFunction): boolean {
  return parameters.some(({ name }) => !noEntries.has(name));
}

function readsTheSame(old: Meaning, fresh: Meaning): boolean {
  return old.formulaKind === 'exact' && old.formula.join('\n') === fresh.formula.join('\n');
}

function witnessOf(
  fn: HelperFunction,
  { witness }: HelperComparison & { readonly kind: 'differs' },
  sides: BothSides,
): Witness {
  const { words, before, after } = witness;
  const part = / (?:returned|stored)$/.exec(fn.name)?.[0] ?? '';
  const expression = `${fn.helper}(${words.map(({ name }) => name).join(', ')})${part}`;
  return {
    words: words.map(({ name, value }) => ({
      name,
      value: `0x${value.toString(16)}`,
      oldBits: printedParameter(sides.old.set, fn.level, name, value).bits,
      newBits: printedParameter(sides.new.set, fn.level, name, value).bits,
    })),
    oldResult: printedStep(sides.old.set, expression, before),
    newResult: printedStep(sides.new.set, expression, after),
  };
}
