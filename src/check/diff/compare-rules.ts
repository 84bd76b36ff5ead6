import type { HelperSet } from '../../contract/helper-set.ts';
import type { ContractRule, RuleOutcome } from '../../contract/rule.ts';
import { findingOf } from '../helpers/make-finding.ts';
import type { BothSides, ComparedSide } from './compared-side.ts';
import type { ChangedRule, RuleSide } from './result.ts';

/** Rules with another outcome than before, and those that are as broken as before. */
export interface RuleDifference {
  readonly rules: readonly ChangedRule[];
  /** By id. */
  readonly stillBroken: readonly string[];
}

/** Compares the outcomes of all rules, in the order of the contract. */
export function compareRules(sides: BothSides): RuleDifference {
  const before = new Map(sides.old.contract.outcomes.map(({ rule, outcome }) => [rule.id, outcome]));
  const rules: ChangedRule[] = [];
  const stillBroken: string[] = [];
  for (const { rule, outcome: after } of sides.new.contract.outcomes) {
    const old = before.get(rule.id) ?? { kind: 'not checked', reason: 'not known' };
    const newClasses = newClassesOf(old, after, sides.old);
    const change = changeOf(rule, { old, after, newClasses }, sides);
    if (change === 'same') {
      if (after.kind === 'violated') stillBroken.push(rule.id);
      continue;
    }
    rules.push({
      id: rule.id,
      statement: rule.statement,
      source: rule.source,
      change,
      old: sideOf(old),
      new: sideOf(after),
      newClasses,
      ...(after.kind === 'violated' ? { finding: findingOf(rule, after, sides.new) } : {}),
    });
  }
  return { rules, stillBroken };
}

interface Outcomes {
  readonly old: RuleOutcome;
  readonly after: RuleOutcome;
  readonly newClasses: readonly string[];
}

function changeOf(
  rule: ContractRule,
  { old, after, newClasses }: Outcomes,
  sides: BothSides,
): ChangedRule['change'] | 'same' {
  switch (after.kind) {
    case 'violated':
      if (!isDemanded(rule, sides.old.set)) return 'newly demanded';
      if (old.kind !== 'violated') return 'newly broken';
      if (newClasses.length > 0) return 'broken for more';
      return old.classes.some((id) => !after.classes.includes(id)) ? 'broken for less' : 'same';
    case 'holds':
      if (old.kind === 'holds') return 'same';
      return old.kind === 'violated' ? 'mended' : 'newly checked';
    case 'not checked':
      if (old.kind === 'not checked') return 'same';
      return isDemanded(rule, sides.new.set) ? 'no longer checked' : 'no longer demanded';
  }
}

function isDemanded(
  { from = 0, before = Number.POSITIVE_INFINITY }: ContractRule,
  { version }: HelperSet,
): boolean {
  return version >= from && version < before;
}

/** Classes that are broken now, and that existed and were not broken before. */
function newClassesOf(old: RuleOutcome, after: RuleOutcome, { contract }: ComparedSide): readonly string[] {
  if (after.kind !== 'violated') return [];
  if (old.kind !== 'violated') return after.classes;
  const broken = new Set(old.classes);
  return after.classes.filter((id) => contract.classes.has(id) && !broken.has(id));
}

function sideOf(outcome: RuleOutcome): RuleSide {
  switch (outcome.kind) {
    case 'holds':
      return { outcome: 'holds', detail: `holds for ${outcome.values} words` };
    case 'violated': {
      const { violating, values, classes } = outcome;
      return {
        outcome: 'violated',
        detail: `broken for ${violating} of ${values} words: ${classes.join(', ')}`,
      };
    }
    case 'not checked':
      return { outcome: 'not checked', detail: outcome.reason };
  }
}
