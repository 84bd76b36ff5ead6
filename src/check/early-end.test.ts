import { expect, it } from 'vitest';
import type { FoundViolation, SearchResult } from '../engine/result.ts';
import { earlyEnd, verdictOf } from './early-end.ts';
import type { Verdict } from './result.ts';

type Ended = Pick<SearchResult, 'completion' | 'preemptions'>;

const broken: FoundViolation = { violation: { rule: 'P2', key: 'k', message: 'm' }, trace: [0] };
const meaning = 'a preemption is a switch to another CPU while the one that ran could have gone on';
const complete = { kind: 'complete' } as const;
const within = { kind: 'bounded', limit: 'preemptions' } as const;

it.each<[string, Ended, Verdict, readonly string[]]>([
  ['everything', { completion: complete }, { kind: 'holds' }, []],
  [
    'a limit',
    { completion: { kind: 'bounded', limit: 'states' } },
    { kind: 'bounded', limit: '9 states (--limit-states)' },
    ['not explored to the end: the limit of 9 states (--limit-states) was hit'],
  ],
  [
    'an interruption',
    { completion: { kind: 'interrupted' } },
    { kind: 'bounded', limit: 'interrupted' },
    ['not explored to the end: interrupted'],
  ],
  [
    'something without a model',
    { completion: { kind: 'unmodelled', what: 'wbinvd' } },
    { kind: 'unmodelled', what: 'wbinvd' },
    ['not explored to the end: without a model is wbinvd'],
  ],
  [
    'a bound on preemptions',
    { completion: within, preemptions: { bound: 1, explored: 1 } },
    { kind: 'bounded', limit: '1 preemption' },
    [`explored are all interleavings with at most 1 preemption; ${meaning}`],
  ],
  [
    'a bound beyond which there is nothing',
    { completion: complete, preemptions: { bound: 9, explored: 3 } },
    { kind: 'holds' },
    ['the bound of 9 preemptions left out nothing: all that more of them lead to was explored'],
  ],
  [
    'a limit within the bound',
    { completion: { kind: 'bounded', limit: 'states' }, preemptions: { bound: 3, explored: 0 } },
    { kind: 'bounded', limit: '9 states (--limit-states)' },
    [
      'not explored to the end: the limit of 9 states (--limit-states) was hit',
      `explored are all interleavings with at most 0 preemptions; ${meaning}`,
    ],
  ],
  [
    'a limit before anything was explored',
    { completion: { kind: 'interrupted' }, preemptions: { bound: 3, explored: -1 } },
    { kind: 'bounded', limit: 'interrupted' },
    [
      'not explored to the end: interrupted',
      `not even all interleavings without a preemption were explored; ${meaning}`,
    ],
  ],
])('a search that ends at %s', (_, ended, verdict, bounds) => {
  const limits = { states: 9 };
  expect(verdictOf({ ...ended, violations: [] }, limits)).toEqual(verdict);
  expect(verdictOf({ ...ended, violations: [broken] }, limits)).toEqual({ kind: 'violated' });
  expect(earlyEnd({ ...ended, violations: [] }, limits)).toEqual(bounds);
});
