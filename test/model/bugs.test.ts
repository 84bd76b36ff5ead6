import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBugs } from '../../src/check/bugs/load-bugs.ts';
import { verdictsOf } from '../../src/check/bugs/run-bug.ts';
import { Study } from '../../src/check/thread/study.ts';
import { ThpcheckError } from '../../src/diagnostic/diagnostic.ts';

const directory = join(import.meta.dirname, '../../bugs');
const bugs = loadBugs(directory);
const study = new Study();

const cases = bugs.flatMap(({ folder, bug }) =>
  bug.cases.flatMap((bugCase, at) =>
    (['broken', 'repaired'] as const)
      .filter((side) => bugCase[side] !== undefined)
      .map((side) => ({ name: `${folder}, case ${at + 1}, ${side}`, bugCase, side })),
  ),
);

describe('the development set', () => {
  it.each(cases)('$name', ({ bugCase, side }) => {
    expect(verdictsOf(bugCase, side, study)).toStrictEqual(bugCase[side]!.expect);
  });

  it.each(bugs)('$folder shows on its broken side', ({ bug }) => {
    const rules = bug.cases.flatMap(({ broken }) => Object.values(broken.expect).flat());
    expect(rules).not.toStrictEqual([]);
  });

  it('has one folder for each bug, named after it', () => {
    const ids = bugs.map(({ bug }) => bug.id);
    expect(bugs.map(({ folder }) => folder.slice(0, 3))).toStrictEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what is wrong with a file', () => {
    expect(() => loadBugs(join(import.meta.dirname, 'malformed-bugs'))).toThrow(ThpcheckError);
  });
});
