import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { nameOf, type CatalogueEntry } from './catalogue-entry.ts';

const versions = [4004, 4005, 4015, 4016, 5000, 5008, 5013, 5014, 6001, 6002, 6006, 6012, 6016];

function at(version: number): readonly CatalogueEntry[] {
  return catalogue.filter(({ from = 0, before = Infinity }) => version >= from && version < before);
}

/** Parameters that each kind may have, as in HelperKind of the contract. */
const parametersOf: Readonly<Record<CatalogueEntry['kind'], readonly string[]>> = {
  predicate: ['entry', 'entry,other'],
  change: ['entry'],
  modify: ['entry,prot'],
  construct: ['pfn,prot', 'pfn'],
  extract: ['entry'],
  setter: ['old,new', 'old'],
  primitive: ['old', 'old,new'],
  encode: ['offset', 'type,offset'],
};

describe('the catalogue', () => {
  it.each(versions)('has no two calls for one name in %i, unless other names must be there', (version) => {
    const seen = new Map<string, string>();
    for (const entry of at(version)) {
      const needs = (entry.needs ?? [entry.helper]).join();
      expect([nameOf(entry), seen.get(nameOf(entry))]).not.toEqual([nameOf(entry), needs]);
      seen.set(nameOf(entry), needs);
    }
  });

  it.each(catalogue.map((entry) => [nameOf(entry), entry] as const))(
    '%s is a call of its kind',
    (_, entry) => {
      const { kind, parameters, call, gives, outcome, needs = [] } = entry;
      expect(parametersOf[kind]).toContain(parameters.join());
      for (const parameter of parameters.filter((name) => name !== 'old'))
        expect(call).toMatch(new RegExp(`\\b${parameter}\\b`));
      if (parameters.includes('old') || gives === 'memory') expect(call).toMatch(/\bslot\b/);
      expect(outcome !== undefined).toBe(kind === 'primitive');
      const named = call.includes(entry.helper) || needs.some((need) => call.includes(need));
      // A swap entry is made by its type where the function wants a locked page.
      expect(named || kind === 'encode').toBe(true);
    },
  );

  it('names the version in which a call changed', () => {
    const call = (version: number, name: string) => at(version).find((entry) => nameOf(entry) === name)?.call;
    expect(call(6001, 'pmd_mkwrite')).toBe('pmd_mkwrite(entry)');
    expect(call(6012, 'pmd_mkwrite')).toBe('pmd_mkwrite(entry, vma)');
    expect(call(4015, 'pmdp_invalidate returned')).toBeUndefined();
    expect(call(4016, 'pmdp_invalidate returned')).toBe('pmdp_invalidate(vma, address, slot)');
  });
});
