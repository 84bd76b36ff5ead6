import { describe, expect, test } from 'vitest';
import type { ModelArchitecture, ModelVersion } from '../../arch/entry-helpers.ts';
import { architectureModels } from '../../arch/models.ts';
import type { Departure } from '../../kernel/departures.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import type { Question } from '../thread/question.ts';
import { exploreQuestion } from '../thread/study.ts';
import { witnessOf } from '../thread/summarise.ts';
import { runExplore } from './run-explore.ts';
import type { SearchOptions } from './search-types.ts';

const options: SearchOptions = { limits: {}, workers: 1, storage: 'exact', reduction: 'none' };
const hooks = { onProgress: () => undefined, interrupted: () => false, warn: () => undefined };

function questionOf(
  scenarioName: string,
  architectureName: ModelArchitecture,
  version: ModelVersion,
  ...departures: readonly Departure[]
): Question {
  const scenario = modelScenarios.find(({ name }) => name === scenarioName)!;
  const architecture = architectureModels.find(({ name }) => name === architectureName)!;
  return { scenario, architecture, version, departures };
}

describe('runExplore', () => {
  test.each([
    [questionOf('split-vs-zap', 'arm64', 6012), 'holds'],
    [questionOf('split-vs-zap', 'arm', 4005), 'holds'],
    [questionOf('split-vs-zap', 'arm', 4005, 'split: set_pmd_at() stores the value unchanged'), 'violated'],
    [questionOf('flush-vs-interrupts-off', 's390', 4005), 'violated'],
    [questionOf('split-vs-fault', 'x86_64', 4004), 'holds'],
    [questionOf('collapse-vs-gup-fast', 'powerpc-radix', 6012), 'holds'],
  ] as const)('says what the thread says', async (question, verdict) => {
    const result = await runExplore({ question, options }, '0', hooks);
    const answer = exploreQuestion(question);
    expect(result.verdict).toBe(verdict);
    expect(answer.verdict).toBe(verdict);
    expect(result.search).toMatchObject({
      states: answer.states,
      transitions: answer.transitions,
      depth: answer.depth,
    });
    expect(result.sometimes).toEqual(answer.sometimes);
    expect(result.failures.map(({ rule, message, steps }) => [rule, message, steps])).toEqual(
      answer.broken.map(({ rule, message, trace }) => [rule, message, trace.length]),
    );
    expect(result.failures.every(({ count }) => count > 0)).toBe(true);
    const rules = [...new Set(answer.broken.map(({ rule }) => rule))];
    // Both are shortest; of several such interleavings each engine has its own way to choose one.
    const shown = (each: ReturnType<typeof witnessOf>) => [each?.rule, each?.message, each?.trace.length];
    expect(result.witnesses.map(shown)).toEqual(rules.map((rule) => shown(witnessOf(answer, rule))));
  });

  test('a limit that is met before anything is found leaves it open', async () => {
    const limits = { depth: 3 };
    const question = questionOf('flush-vs-interrupts-off', 's390', 4005);
    const result = await runExplore({ question, options: { ...options, limits } }, '0', hooks);
    expect(result).toMatchObject({
      verdict: 'bounded',
      search: { extent: { kind: 'bounded', limit: 'depth' }, limit: 3 },
      failures: [],
      witnesses: [],
    });
  });
});
