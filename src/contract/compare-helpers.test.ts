import { expect, it } from 'vitest';
import { BddManager } from '../bdd/manager.ts';
import { entryClasses } from './classes/entry-classes.ts';
import { compareHelper, compareHelpers, type ComparedTree } from './compare-helpers.ts';
import { toyHelperSet, type ToyOptions } from './testing/toy-helper-set.ts';

const manager = new BddManager();

function tree(options: ToyOptions = {}): ComparedTree {
  const set = toyHelperSet({ ...options, manager });
  return { set, classes: entryClasses(set) };
}

const old = tree();

it('finds nothing between equal trees', () => {
  const kinds = new Set([...compareHelpers(old, tree()).values()].map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['equal']));
});

it('shows the smallest word of a class for which a helper differs', () => {
  // Without the bit of invalidated entries.
  const fresh = tree({
    instead: { pmd_present: (toy, entry) => [toy.hasAny(entry, 'VALID', 'PROTNONE')] },
  });
  expect(compareHelper('pmd_present', old, fresh)).toMatchObject({
    kind: 'differs',
    values: 1n << 32n,
    // Smaller than any word of a class: 0x20 alone.
    witness: { words: [{ name: 'entry', value: 0x1_0030n }], before: 1n, after: 0n },
  });
  const found = compareHelper('pmd_present', old, fresh);
  expect(found?.kind === 'differs' && found.classes).toContain('invalidated');
});

it('says when only words differ that no class holds', () => {
  const fresh = tree({
    // Both bits of presence at once: no entry has them.
    instead: {
      pmd_young: (toy, entry) => [
        toy.manager.and(
          toy.has(entry, 'YOUNG'),
          toy.manager.not(toy.has(entry, 'VALID', 'PROTNONE', 'INVALID')),
        ),
      ],
    },
  });
  expect(compareHelper('pmd_young', old, fresh)).toMatchObject({
    kind: 'differs',
    differing: 1n << 28n,
    witness: { words: [{ name: 'entry', value: 0x69n }], before: 1n, after: 0n },
    classes: [],
  });
});

it('looks at the entry that is stored when a setter differs', () => {
  const fresh = tree({ instead: { set_pmd_at: (toy, _, entry) => toy.set(entry, 'YOUNG') } });
  const found = compareHelper('set_pmd_at', old, fresh);
  expect(found?.kind === 'differs' && found.classes).toContain('huge old');
  expect(found?.kind === 'differs' && found.classes).not.toContain('huge young');
});

it('does not compare what one tree lacks', () => {
  expect(compareHelper('pmd_young', old, tree({ instead: { pmd_young: undefined } }))).toBeUndefined();
});
