import { outcomeOf } from '../../contract/check-contract.ts';
import { entryClasses } from '../../contract/classes/entry-classes.ts';
import type { HelperFunction, HelperSet } from '../../contract/helper-set.ts';
import type { ContractRule, EntryClass, RuleOutcome } from '../../contract/rule.ts';
import { helpersUsed } from './tracked-helpers.ts';

/** The meanings that some helpers have when one of them is defined otherwise. */
export type Redefined = ReadonlyMap<string, HelperFunction>;

/** What is judged. */
export interface JudgedSet {
  readonly set: HelperSet;
  /** The helper that is defined otherwise, by name of its function. */
  readonly helper: string;
  /** Names of all functions that its definition has a part in, itself among them. */
  readonly dependents: ReadonlySet<string>;
  readonly rules: readonly ContractRule[];
}

/**
 * Judges definitions of one helper by the contract. Rules that the helper has no part in are left aside, broken or
 * not; entries are made anew with each definition.
 */
export class Judge {
  readonly #judged: JudgedSet;
  /** Kinds of entries in whose making the helper has no part. */
  readonly #independent: ReadonlyMap<string, EntryClass>;
  /** Rules about the helper alone and such entries: quickly asked. The one that failed last comes first. */
  readonly #quick: ContractRule[];
  /** All rules that the helper has a part in. */
  readonly relevant: readonly ContractRule[];

  constructor(judged: JudgedSet) {
    this.#judged = judged;
    const { set, helper, dependents, rules } = judged;
    const classes = entryClasses(set);
    const without = entryClasses({
      ...set,
      functions: new Map([...set.functions].filter(([name]) => !dependents.has(name))),
    });
    this.#independent = new Map(
      [...classes].filter(([id, { set: members }]) => without.get(id)?.set === members),
    );
    const uses = (rule: ContractRule): ReadonlySet<string> =>
      helpersUsed(set, (tracked) => outcomeOf(rule, tracked, classes));
    const quick: ContractRule[] = [];
    const relevant: ContractRule[] = [];
    for (const rule of rules) {
      const used = [...uses(rule)].filter((name) => dependents.has(name));
      const same = sameOutcome(outcomeOf(rule, set, classes), outcomeOf(rule, set, this.#independent));
      if (used.length === 0 && same) continue;
      relevant.push(rule);
      if (same && used.every((name) => name === helper)) quick.push(rule);
    }
    this.#quick = quick;
    this.relevant = relevant;
  }

  /** Ids of relevant rules that are broken by a definition. */
  broken(redefined: Redefined): ReadonlySet<string> {
    const set = this.#with(redefined);
    const classes = entryClasses(set);
    return new Set(
      this.relevant.filter((rule) => outcomeOf(rule, set, classes).kind === 'violated').map(({ id }) => id),
    );
  }

  /**
   * Whether the quick rules hold, but for some that may be broken.
   * @param own the helper's own meaning
   */
  passesQuickly(own: HelperFunction, mayBreak: ReadonlySet<string>): boolean {
    const set = this.#with(new Map([[own.name, own]]));
    const failing = this.#quick.findIndex(
      (rule) => !mayBreak.has(rule.id) && outcomeOf(rule, set, this.#independent).kind === 'violated',
    );
    if (failing > 0) this.#quick.unshift(...this.#quick.splice(failing, 1));
    return failing < 0;
  }

  #with(redefined: Redefined): HelperSet {
    const { set } = this.#judged;
    return {
      ...set,
      functions: new Map([...set.functions].map(([name, fn]) => [name, redefined.get(name) ?? fn])),
    };
  }
}

function sameOutcome(one: RuleOutcome, other: RuleOutcome): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind === 'not checked' || (other.kind !== 'not checked' && one.values === other.values);
}
