import { describe, expect, it } from 'vitest';
import { BddManager } from '../bdd/manager.ts';
import { checkContract, checkRules } from './check-contract.ts';
import { entryClasses } from './classes/entry-classes.ts';
import { contractRules } from './contract-rules.ts';
import type { HelperSet } from './helper-set.ts';
import { brokenCases } from './testing/broken-cases.ts';
import { defects } from './testing/broken-helpers.ts';
import { toyHelperSet, type ToyOptions } from './testing/toy-helper-set.ts';
import { toyHelpers } from './testing/toy-helpers.ts';

const manager = new BddManager();
const right = toyHelperSet({ manager });
const classes = entryClasses(right);

/** Rules by the helpers that each looks up. */
const rulesOf = new Map<string, Set<string>>();
for (const rule of contractRules) {
  class Recorder extends Map<string, never> {
    override get(name: string): never | undefined {
      const known = rulesOf.get(name) ?? new Set();
      rulesOf.set(name, known.add(rule.id));
      return right.functions.get(name) as never;
    }
    override has(name: string): boolean {
      return right.functions.has(name);
    }
  }
  rule.check({ ...right, functions: new Recorder() }, classes);
}

function bodyOf(helper: string): NonNullable<NonNullable<ToyOptions['instead']>[string]> {
  return toyHelpers.find(({ name }) => name === helper)!.body;
}

/** Ids of the rules that a set breaks, of those that look at a helper. */
function brokenBy(set: HelperSet, helper: string): readonly string[] {
  return contractRules
    .filter(
      ({ id, from = 0, before = Infinity }) =>
        rulesOf.get(helper)?.has(id) && set.version >= from && set.version < before,
    )
    .filter((rule) => rule.check(set, classes).kind === 'violated')
    .map(({ id }) => id);
}

describe('a broken helper breaks the rules about it', () => {
  it.each(brokenCases)('$helper $defect', ({ helper, defect, rules }) => {
    const set = toyHelperSet({ manager, instead: { [helper]: defects[defect]!(bodyOf(helper)) } });
    expect(brokenBy(set, helper)).toEqual(rules);
  });

  it('and every rule is broken by some helper', () => {
    const broken = new Set(brokenCases.flatMap(({ rules }) => rules));
    expect(contractRules.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([
      'pmdp-invalidate-keeps-migration-entries-absent',
      'pmd-mkinvalid-stops-translation',
      'pmdp-invalidate-stops-translation',
    ]);
  });
});

it('a pmdp_invalidate() that makes migration entries present breaks a rule before 6.10 only', () => {
  const helper = 'pmdp_invalidate stored';
  const instead = { [helper]: defects['makes it present']!(bodyOf(helper)) };
  const id = 'pmdp-invalidate-keeps-migration-entries-absent';
  const outcome = (version: number, versionText = ''): string | undefined => {
    const set = { ...toyHelperSet({ manager, version, instead }), versionText };
    return checkRules(set, classes).find(({ rule }) => rule.id === id)?.outcome.kind;
  };
  expect(outcome(6009)).toBe('violated');
  expect(outcome(6010)).toBe('not checked');
  expect(outcome(6001, '6.1.0')).toBe('violated');
  expect(outcome(6001, '6.1.192')).toBe('not checked');
});

it('an entry that stays valid for the MMU breaks the rule about translation', () => {
  const format = { ...right.format, pmd: [{ name: 'V', bit: 0, width: 1, show: 'flag' as const }] };
  const set = toyHelperSet({
    manager,
    instead: { pmd_mkinvalid: (toy, entry) => toy.set(entry, 'INVALID') },
  });
  const found = (from: HelperSet): readonly (readonly [string, string])[] =>
    checkContract({ ...from, architecture: 'riscv64', format })
      .outcomes.filter(({ rule }) => rule.id.endsWith('stops-translation'))
      .map(({ rule, outcome }) => [rule.id, outcome.kind]);
  expect(found(right)).toEqual([
    ['pmd-mkinvalid-stops-translation', 'holds'],
    ['pmdp-invalidate-stops-translation', 'holds'],
  ]);
  expect(found(set)[0]).toEqual(['pmd-mkinvalid-stops-translation', 'violated']);
});
