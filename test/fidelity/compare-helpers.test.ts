import { describe, expect, it } from 'vitest';
import type { EntryHelpers } from '../../src/arch/entry-helpers.ts';
import { builtIn } from './built-in-helpers.ts';
import { compareHelpers, type Comparison } from './compare-helpers.ts';
import { touchedBits } from './entry-words.ts';
import { pmdShapes, pteShapes } from './helper-shapes.ts';
import { mismatchText } from './mismatch-text.ts';
import type { NamedProbe } from './probe-names.ts';

type Level = Readonly<Record<string, (...args: bigint[]) => bigint | boolean>>;

const helperNames = [
  ...Object.keys(pmdShapes).map((name) => `pmd_${name}`),
  ...Object.keys(pteShapes).map((name) => `pte_${name}`),
];

/** Built-in helpers in the place of real ones. */
function fakeProbe({ pmd, pte }: EntryHelpers, without: readonly string[] = []): NamedProbe {
  return {
    has: (helper) => helperNames.includes(helper) && !without.includes(helper),
    call(helper, ...args) {
      const level = (helper.startsWith('pmd_') ? pmd : pte) as unknown as Level;
      return BigInt(level[helper.slice(4)]!(...args));
    },
  };
}

/** The helpers with another answer of one of them for one list of arguments. */
function withWrongAnswer(helpers: EntryHelpers, helper: string, wrongFor: bigint): EntryHelpers {
  const level = helper.startsWith('pmd_') ? 'pmd' : 'pte';
  const name = helper.slice(4);
  const right = (helpers[level] as unknown as Level)[name]!;
  const wrong = (...args: bigint[]): bigint | boolean => {
    const answer = right(...args);
    if (args.at(-1) !== wrongFor) return answer;
    return typeof answer === 'boolean' ? !answer : answer ^ 0x10n;
  };
  return { ...helpers, [level]: { ...helpers[level], [name]: wrong } };
}

function compare(helpers: EntryHelpers, real: NamedProbe): readonly Comparison[] {
  return compareHelpers({ builtIn: helpers, real, pfn: 0x8_0400n, isLeftOut: () => false });
}

const arm = builtIn.arm.helpers(4004);
const differing = (comparisons: readonly Comparison[]) =>
  comparisons.filter(({ mismatchCount }) => mismatchCount > 0).map(({ helper }) => helper);

describe('comparing helpers', () => {
  it('finds nothing between equal ones, and tries all combinations', () => {
    const comparisons = compare(arm, fakeProbe(arm));
    expect(comparisons.map(({ helper }) => helper).toSorted()).toEqual(helperNames.toSorted());
    expect(differing(comparisons)).toEqual([]);
    for (const { helper, compared, bits } of comparisons)
      if (bits > 0) expect({ helper, enough: compared >= 2 ** (bits + 1) }).toEqual({ helper, enough: true });
  });

  it.each(helperNames)('notices one wrong answer of %s', (helper) => {
    const isMade = /_(mk_p[mt][de]|populated)$/.test(helper);
    const wrongFor = isMade ? 0x8_0400n : arm.pteBits & ~1n;
    const comparisons = compare(withWrongAnswer(arm, helper, wrongFor), fakeProbe(arm));
    expect(differing(comparisons)).toEqual([helper]);
  });

  it('prints entries in hexadecimal and by the names of their bits', () => {
    const wrong = withWrongAnswer(arm, 'pmd_mkdirty', 0x401n);
    const comparisons = compare(wrong, fakeProbe(arm)).filter(({ helper }) => helper === 'pmd_mkdirty');
    expect(mismatchText(comparisons, builtIn.arm.entryFormat(4004))).toEqual([
      'pmd_mkdirty(0x401 = VALID AF): built-in 0x80000000000411 = VALID AttrIndx=0x4 AF DIRTY; real 0x80000000000401 = VALID AF DIRTY',
    ]);
  });

  it('holds what a version does not have to the interface', () => {
    const later = builtIn.s390.helpers(6012);
    const real = fakeProbe(later, ['pmd_mksplitting', 'pmd_trans_splitting', 'pmd_mkinvalid']);
    expect(differing(compare(later, real))).toEqual([]);
    const splitting: EntryHelpers = {
      ...later,
      pmd: {
        ...later.pmd,
        trans_splitting: (entry) => entry === 3n,
        mksplitting: (entry) => entry & ~4n,
        mkinvalid: (entry) => entry,
      },
    };
    expect(differing(compare(splitting, real)).toSorted()).toEqual([
      'pmd_mkinvalid',
      'pmd_mksplitting',
      'pmd_trans_splitting',
    ]);
  });

  it('leaves out what it is told to', () => {
    const wrong = withWrongAnswer(arm, 'pmd_cleared', 0x401n);
    const isLeftOut = (helper: string, entry: bigint) => helper === 'pmd_cleared' && entry === 0x401n;
    const comparisons = compareHelpers({ builtIn: wrong, real: fakeProbe(arm), pfn: 0x8_0400n, isLeftOut });
    expect(differing(comparisons)).toEqual([]);
  });

  it('tries the bits that matter when there are too many', () => {
    const wide: EntryHelpers = { ...arm, pmdBits: 0xffff_ffffn, pteBits: 0xfffn };
    const comparisons = compare(wide, fakeProbe(arm));
    const bits = new Map(comparisons.map((one) => [one.helper, one.bits]));
    expect(differing(comparisons)).toEqual([]);
    expect(bits.get('pmd_mkyoung')).toBe(0);
    expect(bits.get('pmd_leaf')).toBe(2);
  });
});

describe('bits that matter', () => {
  const bits = [1n, 2n, 4n, 8n];

  it.each([
    ['a question of two bits', (entry: bigint) => ((entry & 6n) === 6n ? 1n : 0n), [2n, 4n]],
    ['changed when another is set', (entry: bigint) => ((entry & 1n) === 0n ? entry : entry & ~8n), [1n, 8n]],
    ['set', (entry: bigint) => entry | 4n, []],
    ['copied to another bit', (entry: bigint) => (entry & ~2n) | ((entry & 1n) << 1n), []],
    ['moved', (entry: bigint) => entry << 1n, []],
  ])('%s', (_, fn, expected) => {
    expect(touchedBits([fn], bits)).toEqual(expected);
  });
});
