import { entryClasses } from './classes/entry-classes.ts';
import { contractRules } from './contract-rules.ts';
import type { HelperSet } from './helper-set.ts';
import type { ContractRule, EntryClass, RuleOutcome } from './rule.ts';

/** What became of the whole contract on one architecture of one tree. */
export interface ContractResult {
  /** The kinds of entries there are, by id. */
  readonly classes: ReadonlyMap<string, EntryClass>;
  /** Every rule, in the order of reports. */
  readonly outcomes: readonly { readonly rule: ContractRule; readonly outcome: RuleOutcome }[];
}

/** Checks every rule on all words of the classes it is about. */
export function checkContract(set: HelperSet): ContractResult {
  const classes = entryClasses(set);
  return { classes, outcomes: checkRules(set, classes) };
}

/** Checks every rule on the words of given classes. */
export function checkRules(
  set: HelperSet,
  classes: ReadonlyMap<string, EntryClass>,
): ContractResult['outcomes'] {
  return contractRules.map((rule) => ({ rule, outcome: outcomeOf(rule, set, classes) }));
}

/** What becomes of one rule; one that the version does not demand is not checked. */
export function outcomeOf(
  rule: ContractRule,
  set: HelperSet,
  classes: ReadonlyMap<string, EntryClass>,
): RuleOutcome {
  const { from = 0, before = Number.POSITIVE_INFINITY } = rule;
  if (set.version < from) return { kind: 'not checked', reason: `demanded from ${version(from)} on` };
  if (set.version >= before) return { kind: 'not checked', reason: `demanded before ${version(before)}` };
  return rule.check(set, classes);
}

function version(code: number): string {
  return `${Math.floor(code / 1000)}.${code % 1000}`;
}
