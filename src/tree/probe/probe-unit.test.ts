import { expect, it } from 'vitest';
import type { CatalogueEntry } from './catalogue/catalogue-entry.ts';
import { probeUnitText, wrapperSymbol } from './probe-unit.ts';

const present: CatalogueEntry = {
  helper: 'pmd_present',
  level: 'pmd',
  kind: 'predicate',
  parameters: ['entry'],
  call: 'pmd_present(entry)',
  gives: 'truth',
};
const establish: CatalogueEntry = {
  helper: 'pmdp_establish',
  level: 'pmd',
  kind: 'primitive',
  outcome: 'stored',
  parameters: ['old', 'new'],
  call: 'pmdp_establish(vma, address, slot, new)',
  gives: 'memory',
};

function linesOf(entries: readonly CatalogueEntry[], names: readonly string[] = []): readonly string[] {
  return probeUnitText({ sources: [], architecture: undefined, entries, names }).text.split('\n');
}

it('includes the sources of the tree and the part of the architecture', () => {
  const unit = {
    sources: ['mm/pgtable-generic.c'],
    architecture: 'probe/arch/arm.c',
    entries: [],
    names: [],
  };
  expect(probeUnitText(unit).text.split('\n').slice(0, 4)).toEqual([
    '#include "probe/probe.h"',
    '#include "mm/pgtable-generic.c"',
    '#include "probe/environment.c"',
    '#include "probe/arch/arm.c"',
  ]);
});

it('lets the compiler say whether a name is there, as a macro or otherwise', () => {
  const lines = linesOf([], ['pmd_bad']);
  const at = lines.indexOf('#ifdef pmd_bad');
  expect(lines.slice(at, at + 5)).toEqual([
    '#ifdef pmd_bad',
    'const char probe_has_pmd_bad = 1;',
    '#else',
    '__if_exists(pmd_bad) { const char probe_has_pmd_bad = 1; }',
    '#endif',
  ]);
});

it('wraps what only looks at an entry', () => {
  expect(linesOf([present])).toContain(
    '__if_exists(probe_has_pmd_present) { PROBE(pmd_present)(word given_entry) ' +
      '{ pmd_t entry = __pmd((pmd_word)given_entry); return !!(pmd_present(entry)); } }',
  );
});

it('wraps what changes an entry in its place', () => {
  expect(linesOf([establish])).toContain(
    '__if_exists(probe_has_pmdp_establish) { PROBE(pmdp_establish__stored)(word given_old, word given_new) ' +
      '{ struct vm_area_struct *vma = &probe_vma; pmd_t old = __pmd((pmd_word)given_old); ' +
      'pmd_t new = __pmd((pmd_word)given_new); unsigned long address = PROBE_PMD_ADDRESS; ' +
      'pmd_t *slot = PROBE_PMD_SLOT; PROBE_PREPARE_PMD(slot); *slot = old; ' +
      'pmdp_establish(vma, address, slot, new); return (word)pmd_val(*slot); } }',
  );
});

it('wraps the first of several calls for one name whose needs are there', () => {
  const other = { ...present, needs: ['pmd_is_present'], call: 'pmd_is_present(entry)' };
  const wrappers = linesOf([present, other]).filter((line) => line.includes('PROBE(pmd_present)'));
  expect(wrappers[1]).toMatch(
    /^__if_not_exists\(probe_pmd_present\) \{ __if_exists\(probe_has_pmd_is_present\)/,
  );
});

it('knows which line is about which function', () => {
  const { text, wrapperAt } = probeUnitText({
    sources: [],
    architecture: undefined,
    entries: [present, establish],
    names: [],
  });
  const lines = text.split('\n');
  for (const [line, name] of wrapperAt)
    expect(lines[line - 1]).toContain(`${wrapperSymbol(name).slice(6)})(`);
  expect([...wrapperAt.values()]).toEqual(['pmd_present', 'pmdp_establish stored']);
});
