import { evaluate, evaluateWord, countSatisfying, smallestAssignment } from '../bdd/assignments.ts';
import { constrainWord } from '../bdd/constrain.ts';
import { type Bdd, always, never } from '../bdd/manager.ts';
import { Calculus, type Expression, type Stop } from './calculus.ts';
import type { Demand } from './demand.ts';
import { missingFeature, type Feature } from './feature.ts';
import type { HelperSet, Level } from './helper-set.ts';
import type { ContractRule, Counterexample, EntryClass, RuleOutcome } from './rule.ts';
import { asSecond, type Place, union, variablesOf, without } from './word-sets.ts';
import { rangingWord, type RangingWord, type WordDomain } from './word-domain.ts';

/** A rule that says something of all words of one or two domains. */
export interface DemandRule extends Omit<ContractRule, 'check'> {
  readonly level: Level;
  /** Helpers, by name of their functions, without which the rule says nothing. */
  readonly helpers: readonly string[];
  readonly features?: readonly Feature[];
  /** One or two; a second one is parameter 1. */
  readonly words: readonly WordDomain[];
  /** Why the version alone does not tell whether a tree makes the demand; undefined if it does. */
  undecided?(set: HelperSet): string | undefined;
  /** What must be so of all of them; without any, the rule says nothing. */
  demands(calculus: Calculus, ...words: readonly Expression[]): readonly Demand[];
}

/** The rule as the contract has it. */
export function ruleOf(rule: DemandRule): ContractRule {
  const { id, statement, properties, source, blamed, consequence, reliedOnBy, scenarios, from, before } =
    rule;
  return {
    id,
    statement,
    properties,
    source,
    blamed,
    consequence,
    reliedOnBy,
    scenarios,
    ...(from === undefined ? {} : { from }),
    ...(before === undefined ? {} : { before }),
    check: (set, classes) => checkRule(rule, set, classes),
  };
}

function checkRule(rule: DemandRule, set: HelperSet, classes: ReadonlyMap<string, EntryClass>): RuleOutcome {
  const calculus = new Calculus(set);
  const missing = missingHelper(rule, calculus) ?? lackingFeature(rule, set) ?? rule.undecided?.(set);
  if (missing !== undefined) return { kind: 'not checked', reason: missing };
  const words: RangingWord[] = [];
  for (const [place, domain] of rule.words.entries()) {
    const word = rangingWord({ set, classes, helper: rule.helpers[0]! }, domain, place as Place);
    if (typeof word === 'string') return { kind: 'not checked', reason: word };
    words.push(word);
  }
  const { manager } = set;
  const whole = words.reduceRight((all, word) => manager.and(word.set, all), always);
  // Every assignment stands for one of the words in question, and each of those for itself: diagrams stay small.
  const parameters = words.map(({ name, width }, place): Expression => {
    const parameter = calculus.parameter(name, place as Place, width);
    return { ...parameter, word: constrainWord(manager, parameter.word, whole) };
  });
  const demands = rule.demands(calculus, ...parameters);
  if (demands.length === 0)
    return { kind: 'not checked', reason: 'none of the helpers it compares by is there' };
  const variables = words.flatMap(({ width }, place) => variablesOf(width, place as Place));
  const values = countSatisfying(manager, whole, variables);
  // A helper that does not return keeps no demand.
  const kept = demands.map((demand) =>
    without(manager, demand.holds, union(manager, ...stopsOf(demand).map(({ condition }) => condition))),
  );
  const broken = kept.map((holds) => without(manager, whole, holds));
  const violating = union(manager, ...broken);
  if (violating === never) return { kind: 'holds', values };
  const first = broken.findIndex((one) => one !== never);
  return {
    kind: 'violated',
    violating: countSatisfying(manager, violating, variables),
    values,
    counterexample: counterexampleOf(set, words, demands[first]!, broken[first]!),
    classes: classesWith(set, classes, words, violating),
  };
}

function missingHelper(rule: DemandRule, calculus: Calculus): string | undefined {
  const name = rule.helpers.find((helper) => !calculus.has(helper));
  if (name === undefined) return undefined;
  const helper = name.replace(/[: ].*$/, '');
  const known = calculus.set.notEvaluated.find((one) => one.helper === helper || one.helper === name);
  return known === undefined ? `${helper}() is not there` : `${helper}(): ${known.reason}`;
}

function lackingFeature(rule: DemandRule, set: HelperSet): string | undefined {
  for (const feature of rule.features ?? []) {
    const reason = missingFeature(set, feature, rule.level);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The smallest words that break a demand, and what the helpers make of them. */
function counterexampleOf(
  set: HelperSet,
  words: readonly RangingWord[],
  demand: Demand,
  broken: Bdd,
): Counterexample {
  const order = words.flatMap(({ width }, place) => variablesOf(width, place as Place).toReversed());
  const chosen = smallestAssignment(set.manager, broken, order)!;
  const valueOf = (word: readonly Bdd[]): bigint =>
    evaluateWord(set.manager, word, (variable) => chosen.has(variable));
  const steps = [...new Map(demand.about.flatMap((one) => one.steps).map((one) => [one.text, one])).values()];
  const stopped = stopsOf(demand).find(({ condition }) =>
    evaluate(set.manager, condition, (variable) => chosen.has(variable)),
  );
  // What is wrong comes last, wherever else it was used.
  const last = demand.about.at(-1)!;
  return {
    words: words.map(({ name, width }, place) => ({
      name,
      value: valueOf(variablesOf(width, place as Place).map((variable) => set.manager.variable(variable))),
    })),
    steps: [...steps.filter((one) => one.text !== last.text), last].map(({ text, word }) => ({
      expression: text,
      value: valueOf(word),
    })),
    expected: stopped === undefined ? demand.expected : `a result (${stopped.reason})`,
  };
}

function stopsOf(demand: Demand): readonly Stop[] {
  return demand.about.flatMap((one) => one.stops);
}

/** Classes of the level that hold violating words, judged by the last word of the rule that is an entry. */
function classesWith(
  set: HelperSet,
  classes: ReadonlyMap<string, EntryClass>,
  words: readonly RangingWord[],
  violating: Bdd,
): readonly string[] {
  const { manager } = set;
  const place = words.findLastIndex((word) => word.classes.length > 0);
  if (place < 0) return [];
  const level = words[place]!.classes[0]!.level;
  return [...classes.values()]
    .filter((one) => one.level === level)
    .filter(({ set: members }) => {
      const there = place === 0 ? members : asSecond(manager, members);
      return manager.and(there, violating) !== never;
    })
    .map(({ id }) => id);
}
