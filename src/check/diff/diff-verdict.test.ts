import { expect, test } from 'vitest';
import { compareScenarios } from './compare-scenarios.ts';
import { overallVerdict, verdictOf } from './diff-verdict.ts';
import type {
  ArchitectureDiff,
  ChangedRule,
  ChangedScenario,
  DiffVerdict,
  Side,
  SideFailure,
} from './result.ts';

const run = (text: string) => {
  const [verdict = '', rule] = text.split(' by ');
  return {
    scenario: 'split-vs-zap',
    verdict,
    ...(rule === undefined ? {} : { violation: { rule, trace: ['...'] } }),
  };
};

test.each([
  ['holds', 'holds', undefined],
  ['violated by P2', 'violated by P2', undefined],
  ['bounded', 'unmodelled', undefined],
  ['holds', 'violated by P2', 'newly violated'],
  ['bounded', 'violated by P2', 'newly violated'],
  ['could not be run (THP3004)', 'violated by P2', 'newly violated'],
  ['violated by P2', 'violated by P5', 'other rule'],
  ['violated by P2', 'holds', 'mended'],
  ['violated by P2', 'bounded', 'less known'],
  ['holds', 'could not be run (THP3004)', 'less known'],
  ['unmodelled', 'holds', 'more known'],
])('scenario: %s, then %s', (old, fresh, change) => {
  expect(compareScenarios([{ old: run(old), new: run(fresh) }]).map((each) => each.change)).toEqual(
    change === undefined ? [] : [change],
  );
});

test('a scenario that is newly violated comes with its interleaving', () => {
  expect(compareScenarios([{ old: run('holds'), new: run('violated by P2') }])).toEqual([
    {
      scenario: 'split-vs-zap',
      change: 'newly violated',
      old: 'holds',
      new: 'violated',
      violation: { rule: 'P2', trace: ['...'] },
    },
  ]);
});

const rule = (change: ChangedRule['change']) => ({ change }) as ChangedRule;
const scenario = (change: ChangedScenario['change']) => ({ change }) as ChangedScenario;
const unknown = (side: Side) => ({ helper: 'pmd_none', unknown: side, reason: 'asm' });

test.each<[Partial<ArchitectureDiff>, DiffVerdict]>([
  [{}, 'not worse'],
  [
    { rules: [rule('mended'), rule('newly checked'), rule('no longer demanded'), rule('broken for less')] },
    'not worse',
  ],
  [{ rules: [rule('newly broken')] }, 'worse'],
  [{ rules: [rule('newly demanded')] }, 'worse'],
  [{ rules: [rule('broken for more')] }, 'worse'],
  [{ rules: [rule('no longer checked')] }, 'less known'],
  [{ rules: [rule('no longer checked'), rule('newly broken')] }, 'worse'],
  [{ scenarios: [scenario('newly violated')] }, 'worse'],
  [{ scenarios: [scenario('other rule')] }, 'worse'],
  [{ scenarios: [scenario('less known')] }, 'less known'],
  [{ scenarios: [scenario('mended'), scenario('more known')] }, 'not worse'],
  [{ knownOnOneSide: [unknown('new')] }, 'less known'],
  [{ knownOnOneSide: [unknown('old')] }, 'not worse'],
])('%j', (changes, verdict) => {
  expect(verdictOf({ rules: [], scenarios: [], knownOnOneSide: [], ...changes })).toBe(verdict);
});

const of = (verdict: DiffVerdict) => ({ verdict }) as ArchitectureDiff;
const failed = (architecture: string, side: Side): SideFailure => ({
  architecture,
  side,
  code: 'THP3004',
  reason: '',
});

test.each<[readonly ArchitectureDiff[], readonly SideFailure[], DiffVerdict]>([
  [[], [], 'not worse'],
  [[of('not worse'), of('less known')], [], 'less known'],
  [[of('worse'), of('less known')], [failed('arm', 'new')], 'worse'],
  [[of('not worse')], [failed('arm', 'new')], 'less known'],
  [[of('not worse')], [failed('arm', 'old')], 'not worse'],
  [[of('not worse')], [failed('arm', 'old'), failed('arm', 'new')], 'not worse'],
])('taken together: case %#', (architectures, failures, verdict) => {
  expect(overallVerdict(architectures, failures)).toBe(verdict);
});
