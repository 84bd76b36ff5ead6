import { describe, expect, test } from 'vitest';
import { contractRules } from '../../contract/contract-rules.ts';
import type { HelperSet } from '../../contract/helper-set.ts';
import { toyHelperSet } from '../../contract/testing/toy-helper-set.ts';
import { architectureResult } from './architecture-result.ts';
import type { ArchitectureResult, Use } from './result.ts';

const use: Use = { file: 'mm/memory.c', line: 7, function: 'zap_pmd_range', uses: 'pmd_present' };

/** The toy architecture at one level, which is quicker. */
function pmdOnly(set: HelperSet): HelperSet {
  const functions = [...set.functions].filter(([, { level }]) => level === 'pmd');
  return { ...set, functions: new Map(functions) };
}

function evaluate(set: HelperSet, uses: readonly Use[] = [use]): ArchitectureResult {
  return architectureResult(pmdOnly(set), {
    assumptions: ['made up'],
    places: (helpers) =>
      new Map([...helpers].map((name) => [name, { file: 'arch/toy/pgtable.h', line: name.length }])),
    uses: (names) => uses.filter((each) => names.includes(each.uses)),
  });
}

const sound = evaluate(toyHelperSet());
const broken = evaluate(toyHelperSet({ instead: { pmd_mkinvalid: (toy) => toy.parameter(0).map(() => 0) } }));

describe('the result of an architecture', () => {
  test('holds a row of each helper, with formula and place', () => {
    const row = sound.rows.find(({ name }) => name === 'pmd_mkyoung')!;
    expect(row).toMatchObject({ level: 'pmd', kind: 'change', parameters: ['entry'], formulaKind: 'exact' });
    expect(row.formula).toHaveLength(1);
    expect(row.definition).toEqual({ file: 'arch/toy/pgtable.h', line: 'pmd_mkyoung'.length });
    expect(row.truth).toBeUndefined();
  });

  test('holds the truth of predicates over every class of their level', () => {
    const { truth } = sound.rows.find(({ name }) => name === 'pmd_young')!;
    expect(truth).toMatchObject({ none: 'never', 'huge young': 'always', 'huge old': 'never', huge: 'some' });
    expect(Object.keys(truth!)).toEqual(
      sound.classes.filter(({ level }) => level === 'pmd').map(({ id }) => id),
    );
  });

  test('holds classes with their exact sizes and an entry of each', () => {
    expect(sound.classes.find(({ id }) => id === 'none')).toMatchObject({
      size: '1',
      example: { name: 'entry' },
    });
    for (const { id, size, example } of sound.classes) {
      expect(BigInt(size) > 0n ? '' : id).toBe('');
      expect(example.value).toMatch(/^0x[0-9a-f]+$/);
    }
  });

  test('holds the outcome of every rule', () => {
    expect(sound.rules.map(({ id }) => id)).toEqual(contractRules.map(({ id }) => id));
    expect(sound.findings).toEqual([]);
    expect(new Set(sound.rules.map(({ outcome }) => outcome))).toEqual(new Set(['holds', 'not checked']));
  });

  test('holds a finding of each broken rule, with a word that shows it and its uses', () => {
    const ids = broken.rules.filter(({ outcome }) => outcome === 'violated').map(({ id }) => id);
    expect(broken.findings.map(({ rule }) => rule)).toEqual(ids);
    const finding = broken.findings.find(({ steps }) =>
      steps.some(({ name }) => name === 'pmd_mkinvalid(entry)'),
    )!;
    expect(finding.steps.find(({ name }) => name === 'pmd_mkinvalid(entry)')).toMatchObject({ value: '0x0' });
    expect(finding.words[0]).toMatchObject({ name: 'entry' });
    expect(BigInt(finding.violating)).toBeLessThanOrEqual(BigInt(finding.values));
  });

  test('a finding is latent where generic code relies on what is broken, otherwise unused', () => {
    const kinds = (result: ArchitectureResult) =>
      new Set(result.findings.filter(({ uses }) => uses.length > 0).map(({ severity }) => severity.kind));
    expect(kinds(broken)).toEqual(new Set(['latent']));
    const unused = evaluate(toyHelperSet({ instead: { pmd_mkyoung: (toy) => toy.parameter(0) } }), []);
    expect(unused.findings.length).toBeGreaterThan(0);
    expect(new Set(unused.findings.map(({ severity }) => severity.kind))).toEqual(new Set(['unused']));
  });

  test('conditions under which a helper stops are formulas', () => {
    const set = toyHelperSet();
    const fn = set.functions.get('pmd_mkyoung')!;
    const stops = [{ condition: set.manager.variable(0), reason: 'BUG()' }];
    const functions = new Map([...set.functions, [fn.name, { ...fn, stops }]]);
    const row = evaluate({ ...set, functions }).rows.find(({ name }) => name === 'pmd_mkyoung')!;
    expect(row.stops).toEqual([{ where: [expect.stringMatching(/!= 0$/)], reason: 'BUG()' }]);
  });

  test('a finding names the helper as the version does', () => {
    const set = toyHelperSet({ instead: { pmd_mkinvalid: (toy) => toy.parameter(0).map(() => 0) } });
    const functions = new Map(set.functions);
    const fn = functions.get('pmd_mkinvalid')!;
    functions.delete('pmd_mkinvalid');
    functions.set('pmd_mknotpresent', { ...fn, name: 'pmd_mknotpresent', helper: 'pmd_mknotpresent' });
    const helpers = evaluate({ ...set, functions }).findings.map(({ helper }) => helper);
    expect(helpers).toContain('pmd_mknotpresent');
    expect(helpers).not.toContain('pmd_mkinvalid');
  });
});
