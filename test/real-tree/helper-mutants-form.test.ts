import { describe, expect, it } from 'vitest';
import { contractRules } from '../../src/contract/contract-rules.ts';
import { architectures, helperMutants } from './helper-mutants.ts';

const known = new Set(contractRules.map(({ id }) => id));
const expectations = helperMutants.flatMap(({ name, contract }) =>
  (contract ?? []).map((wanted) => ({ name, ...wanted })),
);

describe('helper-overlays', () => {
  it.each(expectations)('$name names rules that exist, or says why none notices', ({ rules, why }) => {
    expect(rules.filter((rule) => !known.has(rule))).toEqual([]);
    expect(new Set(rules).size).toBe(rules.length);
    if (rules.length === 0) expect(why).toBeDefined();
  });

  it('says of each overlay what the contract must find', () => {
    const silent = helperMutants.filter(({ name }) => !expectations.some((wanted) => wanted.name === name));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  // No copies of functions; and no change of an architecture or a version that was not looked at.
  it.each(helperMutants.flatMap(({ name, patches }) => patches.map((patch) => ({ name, ...patch }))))(
    '$name: the anchor in $file is short, and it is said where it is',
    ({ find, architectures: named, versions }) => {
      expect(find.length).toBeLessThan(100);
      expect(named).toBeDefined();
      expect(versions).toBeDefined();
    },
  );

  it.each(architectures)('has at least three for %s', (architecture) => {
    const mine = helperMutants.filter(({ patches }) =>
      patches.some((patch) => patch.architectures?.includes(architecture) === true),
    );
    expect(mine.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    /^pmd-mkinvalid-is-/,
    /^pmdp-invalidate-stores-/,
    /-is-true-of-/,
    /-is-false-of-/,
    /^set-pmd-at-/,
    /-is-(not-)?(young|dirty|write)$/,
    /-changes-only-that$/,
    /-wrprotect-keeps-dirty$/,
    /-modify-keeps-/,
    /-protnone$/,
    /-stores-none$/,
    /-only-makes-old$/,
    /-only-protects$/,
    /-set-access-flags-/,
    /-pfn-comes-back$/,
    /-swap-entry-comes-back$/,
    /-migration-.*-comes-back$/,
    /-is-a-mark-of-its-own$/,
  ])('some break rules called %s', (family) => {
    expect(expectations.some(({ rules }) => rules.some((rule) => family.test(rule)))).toBe(true);
  });
});
