import type { SearchLimits } from '../engine/limits.ts';
import type { Completion, SearchResult } from '../engine/result.ts';
import { limitText } from './limit-text.ts';
import type { Verdict } from './result.ts';

/** What says how a search ended. */
type Ended = Pick<SearchResult, 'completion' | 'preemptions' | 'violations'>;

/** The verdict of a search. */
export function verdictOf({ completion, preemptions, violations }: Ended, limits: SearchLimits): Verdict {
  // A trace that breaks a rule stands, however the search ended.
  if (violations.length > 0) return { kind: 'violated' };
  if (completion.kind === 'unmodelled') return { kind: 'unmodelled', what: completion.what };
  if (completion.kind === 'bounded' && completion.limit === 'preemptions')
    return { kind: 'bounded', limit: preemptionCount(preemptions!.bound) };
  if (completion.kind === 'bounded') return { kind: 'bounded', limit: limitText(completion.limit, limits) };
  if (completion.kind === 'interrupted') return { kind: 'bounded', limit: 'interrupted' };
  return { kind: 'holds' };
}

/** Limits of the claim that come from how the search ended: one sentence each, none if it explored everything. */
export function earlyEnd({ completion, preemptions }: Ended, limits: SearchLimits): string[] {
  const ended = endText(completion, limits);
  return [...(ended === undefined ? [] : [ended]), ...preemptionText(completion, preemptions)];
}

function endText(completion: Completion, limits: SearchLimits): string | undefined {
  switch (completion.kind) {
    case 'complete':
      return undefined;
    case 'bounded':
      return completion.limit === 'preemptions'
        ? undefined
        : `not explored to the end: the limit of ${limitText(completion.limit, limits)} was hit`;
    case 'interrupted':
      return 'not explored to the end: interrupted';
    case 'unmodelled':
      return `not explored to the end: without a model is ${completion.what}`;
  }
}

/** What a bound on preemptions means for the claim. */
function preemptionText({ kind }: Completion, preemptions: SearchResult['preemptions']): string[] {
  if (preemptions === undefined) return [];
  const { bound, explored } = preemptions;
  if (kind === 'complete')
    return [
      `the bound of ${preemptionCount(bound)} left out nothing: all that more of them lead to was explored`,
    ];
  const meaning = 'a preemption is a switch to another CPU while the one that ran could have gone on';
  if (explored < 0) return [`not even all interleavings without a preemption were explored; ${meaning}`];
  return [`explored are all interleavings with at most ${preemptionCount(explored)}; ${meaning}`];
}

function preemptionCount(count: number): string {
  return `${count} preemption${count === 1 ? '' : 's'}`;
}
