import { describe, expect, it } from 'vitest';
import { BddManager } from '../bdd/manager.ts';
import { checkContract } from './check-contract.ts';
import { contractRules } from './contract-rules.ts';
import { toyHelperSet } from './testing/toy-helper-set.ts';

const manager = new BddManager();

function outcomesOf(version: number): ReadonlyMap<string, string> {
  const { outcomes } = checkContract(toyHelperSet({ manager, version }));
  return new Map(
    outcomes.map(({ rule, outcome }) => [
      rule.id,
      outcome.kind === 'not checked' ? `not checked: ${outcome.reason}` : outcome.kind,
    ]),
  );
}

describe('an architecture that keeps the contract', () => {
  it('keeps every rule of 6.12', () => {
    const others = [...outcomesOf(6012)].filter(([, outcome]) => outcome !== 'holds');
    expect(others).toEqual([
      ['pmdp-invalidate-keeps-migration-entries-absent', 'not checked: demanded before 6.10'],
      // What hardware looks at is known of real architectures only.
      ['pmd-mkinvalid-stops-translation', expect.stringContaining('not checked')],
      ['pmdp-invalidate-stops-translation', expect.stringContaining('not checked')],
    ]);
  });

  it('keeps every rule of 4.5, which demands less', () => {
    const outcomes = outcomesOf(4005);
    expect([...outcomes.values()].filter((outcome) => outcome === 'violated')).toEqual([]);
    expect(outcomes.get('pmd-mkinvalid-is-present')).toBe('not checked: demanded from 4.14 on');
    expect(outcomes.get('pmd-mkinvalid-is-not-none')).toBe('holds');
  });
});

it('checks no rule about what the configuration does not have', () => {
  const set = toyHelperSet({ manager, unset: ['MEM_SOFT_DIRTY', 'ARCH_ENABLE_THP_MIGRATION'] });
  const { outcomes, classes } = checkContract(set);
  const reason = (id: string): string | undefined => {
    const found = outcomes.find(({ rule }) => rule.id === id)?.outcome;
    return found?.kind === 'not checked' ? found.reason : undefined;
  };
  expect(reason('pmd-mksoft-dirty-is-soft-dirty')).toBe('CONFIG_MEM_SOFT_DIRTY is not set');
  expect(reason('is-pmd-migration-entry-is-true-of-migration')).toBe(
    'CONFIG_ARCH_ENABLE_THP_MIGRATION is not set',
  );
  expect([...classes.keys()].filter((id) => /^(migration|.*soft-dirty)/.test(id))).toEqual([]);
});

it('says which helper a rule lacks, and why', () => {
  const set = toyHelperSet({ manager, instead: { pmd_mkyoung: undefined } });
  const notEvaluated = [{ helper: 'pmd_mkyoung', kind: 'stopped', reason: 'a loop without end' }] as const;
  const { outcomes } = checkContract({ ...set, notEvaluated });
  const found = outcomes.find(({ rule }) => rule.id === 'pmd-mkyoung-is-young')?.outcome;
  expect(found).toEqual({ kind: 'not checked', reason: 'pmd_mkyoung(): a loop without end' });
});

it('shows the smallest words that break a rule, with every step', () => {
  // As 32-bit ARM: the entry keeps its type and loses the only bit that says that it is present.
  const set = toyHelperSet({
    manager,
    instead: { pmd_mkinvalid: (toy, entry) => toy.clear(entry, 'VALID', 'PROTNONE') },
  });
  const found = checkContract(set).outcomes.find(
    ({ rule }) => rule.id === 'pmd-mkinvalid-is-present',
  )?.outcome;
  expect(found).toEqual({
    kind: 'violated',
    // 4095 frames, 40 combinations of flags.
    violating: 163_800n,
    values: 163_800n,
    counterexample: {
      words: [{ name: 'entry', value: 0x1_0011n }],
      steps: [
        { expression: 'pmd_mkinvalid(entry)', value: 0x1_0010n },
        { expression: 'pmd_present(pmd_mkinvalid(entry))', value: 0n },
      ],
      expected: '1',
    },
    classes: [
      'huge in hand',
      'huge',
      'huge young',
      'huge old',
      'huge dirty',
      'huge clean',
      'huge writable',
      'huge write-protected',
      'huge soft-dirty',
      'huge uffd-wp',
      'huge PROT_NONE',
    ],
  });
});

it('takes a helper that does not return for one that breaks the rule', () => {
  const set = toyHelperSet({ manager });
  const young = set.functions.get('pmd_young')!;
  const stops = [{ condition: manager.variable(2 * 6), reason: 'BUG() in pmd_young()' }];
  const functions = new Map(set.functions).set('pmd_young', { ...young, stops });
  const found = checkContract({ ...set, functions }).outcomes.find(
    ({ rule }) => rule.id === 'pmd-mkyoung-is-young',
  );
  expect(found?.outcome).toMatchObject({
    kind: 'violated',
    counterexample: { expected: 'a result (pmd_young stops: BUG() in pmd_young())' },
  });
});

it('gives every rule an id of its own, a source, a consequence and somebody who relies on it', () => {
  const ids = contractRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, source, consequence, reliedOnBy, properties, statement } of contractRules) {
    expect(id).toMatch(/^[a-z][a-z-]*$/);
    expect(source).toMatch(/\b(mm|include|Documentation|fs)\//);
    expect(statement.endsWith('.') && consequence.endsWith('.')).toBe(true);
    expect(reliedOnBy.length).toBeGreaterThan(0);
    expect(properties.every((property) => /^P\d+$/.test(property))).toBe(true);
  }
});
