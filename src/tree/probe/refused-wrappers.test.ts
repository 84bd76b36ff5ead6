import { afterAll, expect, it } from 'vitest';
import { compileFailed } from '../diagnostics.ts';
import { ResultCache } from '../cache/result-cache.ts';
import { temporaryDirectory } from '../compile/testing/fake-tree.ts';
import { probeUnit } from './probe-unit.ts';
import { RefusedWrappers } from './refused-wrappers.ts';

const directory = temporaryDirectory();
afterAll(() => directory.remove());

const unit = { text: '', wrapperAt: new Map([[7, 'pmd_mkhuge']]) };
const failure = (line: number, file: string = probeUnit) =>
  compileFailed(probeUnit, [`${file}:${line}:3: error: too few arguments`, `${file}:${line}:3: note: here`]);
const unexpected = (): never => expect.unreachable('no warning is expected');

it('learns which wrapper an error is about, once', () => {
  const refused = new RefusedWrappers();
  expect(refused.learn(failure(7), unit)).toBe(true);
  expect([...refused.reasons]).toEqual([['pmd_mkhuge', 'too few arguments']]);
  expect(refused.learn(failure(7), unit)).toBe(false);
});

it.each([
  ['elsewhere in the unit', failure(8)],
  ['in a header', failure(7, 'include/linux/mm.h')],
  ['of another kind', { ...failure(7), code: 'THP3005' as const }],
])('does not hope after an error %s', (_, diagnostic) => {
  expect(new RefusedWrappers().learn(diagnostic, unit)).toBe(false);
});

it('remembers what was refused', () => {
  const cache = new ResultCache(directory.path, 'refused');
  const refused = new RefusedWrappers([['pmd_mkhuge', 'no']]);
  refused.remember(cache, 'aa', unexpected);
  new RefusedWrappers().remember(cache, 'bb', unexpected);
  expect([...RefusedWrappers.recall(cache, 'aa', unexpected)!.reasons]).toEqual([['pmd_mkhuge', 'no']]);
  expect(RefusedWrappers.recall(cache, 'bb', unexpected)).toBeUndefined();
});
