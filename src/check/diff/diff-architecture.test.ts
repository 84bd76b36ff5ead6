import { describe, expect, test } from 'vitest';
import { BddManager } from '../../bdd/manager.ts';
import { equalWords, constantWord } from '../../bdd/word-operations.ts';
import { checkContract } from '../../contract/check-contract.ts';
import type { HelperSet } from '../../contract/helper-set.ts';
import { defects } from '../../contract/testing/broken-helpers.ts';
import { toyHelperSet, type ToyOptions } from '../../contract/testing/toy-helper-set.ts';
import { toyHelpers } from '../../contract/testing/toy-helpers.ts';
import type { ComparedSide } from './compared-side.ts';
import { diffArchitecture } from './diff-architecture.ts';
import type { ArchitectureDiff } from './result.ts';

type Body = (typeof toyHelpers)[number]['body'];

/** A change of a whole set, after it was made. */
type Edit = (set: HelperSet) => HelperSet;

interface SideOptions extends Omit<ToyOptions, 'manager'> {
  readonly edit?: Edit;
}

const manager = new BddManager();

/** The toy architecture, of one level only: the contract is checked faster. */
function side({ edit = (set) => set, ...options }: SideOptions): ComparedSide {
  const whole = toyHelperSet({ manager, ...options });
  const set = edit({
    ...whole,
    functions: new Map([...whole.functions].filter(([, { level }]) => level === 'pmd')),
  });
  return {
    set,
    contract: checkContract(set),
    place: (helper) => ({ file: 'arch/toy/include/asm/pgtable.h', line: helper.length }),
    uses: () => [],
  };
}

const plain: SideOptions = {};
const sides = new Map<SideOptions, ComparedSide>();

function sideOf(options: SideOptions): ComparedSide {
  const known = sides.get(options) ?? side(options);
  sides.set(options, known);
  return known;
}

function diff(old: SideOptions, fresh: SideOptions): ArchitectureDiff {
  return diffArchitecture({ old: sideOf(old), new: sideOf(fresh) }, []);
}

function right(name: string): Body {
  return toyHelpers.find((each) => each.name === name)!.body;
}

function broken(name: string, defect: string): SideOptions {
  return { instead: { [name]: defects[defect]!(right(name)) } };
}

test('equal trees do not differ', () => {
  const result = diff(plain, plain);
  const { unchanged, ...rest } = result;
  expect(unchanged).toBeGreaterThan(60);
  expect(rest).toEqual({
    architecture: 'toy',
    verdict: 'not worse',
    appeared: [],
    gone: [],
    changed: [],
    knownOnOneSide: [],
    rules: [],
    stillBroken: [],
    scenarios: [],
    scenariosRun: 0,
    constants: [],
    configuration: { old: [], new: [] },
  });
});

describe('a helper that loses a bit', () => {
  const wrong = broken('pmd_mkdirty', 'loses YOUNG');
  const forth = diff(plain, wrong);
  const back = diff(wrong, plain);

  test('is a change of meaning with a witness of a class', () => {
    expect(forth.changed.map(({ name, change, entries }) => ({ name, change, entries }))).toEqual([
      { name: 'pmd_mkdirty', change: 'meaning', entries: 'some' },
    ]);
    const [change] = forth.changed;
    expect(change?.classes).toContain('huge young');
    expect(change?.old.definition).toEqual({ file: 'arch/toy/include/asm/pgtable.h', line: 11 });
    expect(change?.old.formula).not.toEqual(change?.new.formula);
    const { words, oldResult, newResult } = change!.witness!;
    const [word, before, after] = [words[0]!.value, oldResult.value, newResult.value].map((text) =>
      BigInt(text),
    );
    expect(oldResult.name).toBe('pmd_mkdirty(entry)');
    const young = before! & ~after!;
    expect(young).not.toBe(0n);
    expect(word! & young).toBe(young);
    expect(BigInt(change!.values!)).toBe(1n << 32n);
    expect(BigInt(change!.differing!)).toBe(1n << 31n);
  });

  test('breaks a rule, which is worse', () => {
    expect(forth.verdict).toBe('worse');
    expect(forth.rules.length).toBeGreaterThan(0);
    for (const rule of forth.rules) {
      expect(rule.change).toBe('newly broken');
      expect([rule.old.outcome, rule.new.outcome]).toEqual(['holds', 'violated']);
      expect(rule.finding?.rule).toBe(rule.id);
      expect(rule.newClasses.length).toBeGreaterThan(0);
    }
  });

  test('is mended on the way back', () => {
    expect(back.verdict).toBe('not worse');
    expect(back.rules.map(({ id, change }) => ({ id, change }))).toEqual(
      forth.rules.map(({ id }) => ({ id, change: 'mended' })),
    );
  });

  test('stays broken where it was', () => {
    const same = diff(wrong, wrong);
    expect(same.rules).toEqual([]);
    expect(same.changed).toEqual([]);
    expect(same.stillBroken).toEqual(forth.rules.map(({ id }) => id));
    expect(same.verdict).toBe('not worse');
  });
});

test('a rule that is broken for further classes is worse, and the way back is not', () => {
  // First only for entries that are not dirty, then for all.
  const partly: Body = (toy, entry) => {
    const clean = toy.manager.not(toy.has(entry, 'DIRTY'));
    const good = right('pmd_mkwrite')(toy, entry, entry);
    const bad = toy.clear(good, 'YOUNG');
    return good.map((bit, index) => toy.manager.ite(clean, bad[index]!, bit));
  };
  const [some, all] = [{ instead: { pmd_mkwrite: partly } }, broken('pmd_mkwrite', 'loses YOUNG')];
  const forth = diff(some, all);
  expect(forth.rules.map(({ change }) => change)).toContain('broken for more');
  expect(forth.rules.flatMap(({ newClasses }) => newClasses)).toContain('huge dirty');
  expect(forth.verdict).toBe('worse');
  const back = diff(all, some);
  expect(back.rules.map(({ change }) => change)).toContain('broken for less');
  expect(back.verdict).toBe('not worse');
});

test('a change on words that no class holds is said to be one', () => {
  const odd: Body = (toy, entry) => {
    const all = equalWords(toy.manager, entry, constantWord(0xffff_ffffn, entry.length));
    return right('pmd_mkdirty')(toy, entry, entry).map((bit) => toy.manager.and(bit, toy.manager.not(all)));
  };
  const { changed, rules, verdict } = diff(plain, { instead: { pmd_mkdirty: odd } });
  expect(
    changed.map(({ name, differing, entries, classes }) => ({ name, differing, entries, classes })),
  ).toEqual([{ name: 'pmd_mkdirty', differing: '1', entries: 'none', classes: [] }]);
  expect(changed[0]?.witness?.words[0]?.value).toBe('0xffffffff');
  expect(rules).toEqual([]);
  expect(verdict).toBe('not worse');
});

test('a helper that is given no entry', () => {
  const { changed } = diff(plain, broken('pfn_pmd', 'adds DEVMAP'));
  const [change] = changed;
  expect(change).toMatchObject({ name: 'pfn_pmd', entries: 'no entry', classes: [] });
});

describe('a helper that one side lacks', () => {
  const without: SideOptions = { instead: { pmd_mkspecial: undefined } };
  const stopped: SideOptions = {
    ...without,
    edit: (set) => ({ ...set, notEvaluated: [{ helper: 'pmd_mkspecial', kind: 'stopped', reason: 'asm' }] }),
  };

  test('is gone, or has appeared', () => {
    const gone = diff(plain, without);
    expect(gone.gone.map(({ name }) => name)).toEqual(['pmd_mkspecial']);
    expect(gone.appeared).toEqual([]);
    const appeared = diff(without, plain);
    expect(appeared.appeared.map(({ name, level, kind }) => ({ name, level, kind }))).toEqual([
      { name: 'pmd_mkspecial', level: 'pmd', kind: 'change' },
    ]);
    expect(appeared.verdict).toBe('not worse');
  });

  test('is less known where it was not evaluated', () => {
    const lost = diff(plain, stopped);
    expect([lost.gone, lost.knownOnOneSide]).toEqual([
      [],
      [{ helper: 'pmd_mkspecial', unknown: 'new', reason: 'asm' }],
    ]);
    expect(lost.rules.map(({ change }) => change)).toContain('no longer checked');
    expect(lost.verdict).toBe('less known');
    const found = diff(stopped, plain);
    expect([found.appeared, found.knownOnOneSide]).toEqual([
      [],
      [{ helper: 'pmd_mkspecial', unknown: 'old', reason: 'asm' }],
    ]);
    expect(found.verdict).toBe('not worse');
  });
});

/** One function of a set changed. */
function edited(
  name: string,
  change: (fn: HelperSet['functions'] extends ReadonlyMap<string, infer Fn> ? Fn : never) => object,
): Edit {
  return (set) => {
    const functions = new Map(set.functions);
    functions.set(name, { ...functions.get(name)!, ...change(functions.get(name)!) });
    return { ...set, functions };
  };
}

test('words for which a helper does not return are no results', () => {
  // Both stop where bit 31 is set, and give different nonsense there.
  const stops: Edit = (set) => {
    const condition = set.manager.variable(62);
    return edited('pmd_pfn', () => ({ stops: [{ condition, reason: 'BUG()' }] }))(set);
  };
  const nonsense: Edit = (set) =>
    stops(
      edited('pmd_pfn', ({ result }) => ({
        result: result.map((bit) => set.manager.or(bit, set.manager.variable(62))),
      }))(set),
    );
  expect(diff({ edit: stops }, { edit: nonsense }).changed).toEqual([]);
  expect(diff(plain, { edit: stops }).changed).toMatchObject([
    { name: 'pmd_pfn', change: 'stops', entries: 'none' },
  ]);
});

test('other parameters are not compared', () => {
  const renamed = edited('pmd_pfn', () => ({ parameters: [{ name: 'old', width: 32 }] }));
  const { changed } = diff(plain, { edit: renamed });
  expect(changed).toMatchObject([{ name: 'pmd_pfn', change: 'parameters' }]);
  expect(changed[0]?.witness).toBeUndefined();
});

test('a rule that the version no longer demands is no loss', () => {
  const { rules, verdict } = diff({ version: 6009 }, { version: 6010 });
  expect(rules.map(({ id, change }) => ({ id, change }))).toContainEqual({
    id: 'pmdp-invalidate-keeps-migration-entries-absent',
    change: 'no longer demanded',
  });
  expect(verdict).toBe('not worse');
});

test('a broken rule that the old version did not demand is said to be newly demanded', () => {
  // pmd_leaf() of what pmd_mkinvalid() makes is relied on from 6.12 on.
  const wrong = broken('pmd_mkinvalid', 'loses HUGE').instead!;
  const { rules, verdict } = diff({ version: 6011, instead: wrong }, { version: 6012, instead: wrong });
  expect(rules.map(({ id, change }) => ({ id, change }))).toContainEqual({
    id: 'pmd-mkinvalid-is-leaf',
    change: 'newly demanded',
  });
  expect(verdict).toBe('worse');
});

test('numbers and symbols', () => {
  const moved: Edit = (set) => ({
    ...set,
    constants: {
      ...set.constants,
      hugeOrder: 5,
      protections: set.constants.protections.map((value, index) => (index === 3 ? 5n : value)),
    },
    config: new Map([...set.config, ['SWAP', 'y']]),
  });
  const { constants, configuration } = diff(plain, { edit: moved });
  expect(constants.map(({ name }) => name)).toEqual(['order of a huge page', 'protection of read, write']);
  expect(constants[0]).toEqual({ name: 'order of a huge page', old: '4', new: '5' });
  expect(configuration.new).toEqual(['SWAP=y']);
});
