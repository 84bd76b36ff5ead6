import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSatisfying, evaluate, evaluateWord } from '../../bdd/assignments.ts';
import { toyHelperSet } from '../testing/toy-helper-set.ts';
import { frameBits, width } from '../testing/toy-words.ts';
import { variablesOf } from '../word-sets.ts';
import { entryClasses } from './entry-classes.ts';

const set = toyHelperSet();
const classes = entryClasses(set);

/** A helper applied to words. */
function call(helper: string, ...args: readonly bigint[]): bigint {
  return evaluateWord(
    set.manager,
    set.functions.get(helper)!.result,
    (variable) => ((args[variable & 1]! >> BigInt(variable >> 1)) & 1n) === 1n,
  );
}

function isIn(id: string, entry: bigint): boolean {
  return evaluate(
    set.manager,
    classes.get(id)!.set,
    (variable) => ((entry >> BigInt(variable >> 1)) & 1n) === 1n,
  );
}

function sizeOf(id: string): bigint {
  return countSatisfying(set.manager, classes.get(id)!.set, variablesOf(width, 0));
}

/** Aligned frames but frame 0. */
const hugeFrames = 4095n;

describe('the size of a class', () => {
  it.each([
    ['none', 1n],
    ['table', 65_535n],
    // YOUNG, DIRTY, SOFT_DIRTY, UFFD_WP with PROTNONE or VALID; WRITE with VALID where UFFD_WP is clear.
    ['huge', (16n + 16n + 8n) * hugeFrames],
    ['huge PROT_NONE', 16n * hugeFrames],
    ['huge young', 20n * hugeFrames],
    ['huge writable', 8n * hugeFrames],
    // INVALID with PROTNONE or without; what VALID said is gone.
    ['invalidated', (16n + 16n + 8n) * hugeFrames],
    ['huge special', (16n + 16n + 8n) * hugeFrames],
    // YOUNG and DIRTY of the page, SOFT_DIRTY and UFFD_WP of the entry.
    ['migration read', 16n * hugeFrames],
    ['pte migration write', 16n * 65_535n],
    // 8 types, 20 bits of offset but offset 0, three marks.
    ['pte swap', 8n * ((1n << 20n) - 1n) * 8n],
    ['pte marker', 3n],
    ['pud huge', 40n * 255n],
  ])('%s', (id, size) => {
    expect(sizeOf(id)).toBe(size);
  });
});

it('holds every entry that the helpers can make, one by one', () => {
  const changes = [
    'mkyoung',
    'mkold',
    'mkdirty',
    'mkclean',
    'wrprotect',
    'mksoft_dirty',
    'clear_soft_dirty',
    'mkuffd_wp',
    'clear_uffd_wp',
  ];
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: hugeFrames }),
      fc.nat(15),
      fc.array(fc.oneof(fc.constantFrom(...changes), fc.nat(7))),
      (frame, flags, steps) => {
        let entry = call('pmd_mkhuge', call('pfn_pmd', frame << 4n, set.constants.protections[flags]!));
        for (const step of steps)
          entry =
            typeof step === 'string'
              ? call(`pmd_${step}`, entry)
              : call('pmd_modify', entry, set.constants.protections[step]!);
        expect(isIn('huge in hand', entry)).toBe(true);
        expect(isIn('huge', call('set_pmd_at', 0n, entry))).toBe(true);
        expect(isIn('invalidated', call('pmdp_invalidate stored', entry))).toBe(true);
      },
    ),
  );
});

it('holds no entry of another frame, nor one that is both writable and protected by userfaultfd', () => {
  expect(isIn('huge', 0x1_0011n)).toBe(true);
  expect(isIn('huge', 0x1_1011n)).toBe(false);
  expect(isIn('huge', 0x1_0011n | 2n | (1n << 10n))).toBe(false);
  expect(isIn('huge', 0x1_0011n | (1n << BigInt(12 + frameBits)))).toBe(false);
});

it('follows the MMU where it sets bits by itself', () => {
  // Bit 10 is the access flag of arm64, bit 51 lets the MMU clear bit 7; of the toy only bit 10 exists.
  const arm = entryClasses({ ...set, architecture: 'arm64' });
  const size = countSatisfying(set.manager, arm.get('pte present')!.set, variablesOf(width, 0));
  // UFFD_WP is bit 10: now with WRITE, too.
  expect(size).toBe((16n + 16n + 16n) * 65_535n);
});

it('has no class of what the architecture lacks', () => {
  const without = toyHelperSet({
    manager: set.manager,
    instead: { pmd_populate: undefined, pmd_mkdevmap: undefined },
  });
  const ids = [...entryClasses(without).keys()];
  expect(ids).not.toContain('table');
  expect(ids).not.toContain('huge devmap');
  expect(ids).toContain('huge');
});
