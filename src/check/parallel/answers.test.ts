import { describe, expect, test } from 'vitest';
import { architectureModels } from '../../arch/models.ts';
import type { ModelScenario } from '../../kernel/scenario.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import { applies, type Answer, type Question } from '../thread/question.ts';
import { exploreQuestion } from '../thread/study.ts';
import { jobOf, questionOf, type AnswerJob, type BareAnswer } from './answer-job.ts';
import { Answers } from './answers.ts';
import { JobThreads } from './job-threads.ts';
import { startAnswerWorker } from './start-answer-worker.ts';

const splits = modelScenarios.find(({ name }) => name === 'split-vs-user')!;

/** One scenario on all architectures of two kernels. */
function questionsOf(scenario: ModelScenario): readonly Question[] {
  return ([4005, 6012] as const).flatMap((version) =>
    architectureModels
      .filter((architecture) => applies(scenario, architecture, version))
      .map((architecture) => ({ scenario, architecture, version, departures: [] })),
  );
}

/** A promise, and what settles it. */
function pendingAnswer() {
  let resolve: (answer: BareAnswer) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<BareAnswer>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

const never = (): boolean => false;

describe('Answers', () => {
  test('of other threads are those of this one', async () => {
    const questions = questionsOf(splits);
    const list = questions.map((question) => jobOf(question)!);
    list.push({ ...list[0]!, scenario: 'nothing' });
    const ends = list.map(() => pendingAnswer());
    let next = 0;
    const threads = new JobThreads<AnswerJob, BareAnswer>({
      threads: 2,
      start: startAnswerWorker,
      next: () => (next < list.length ? { job: list[next]!, ...ends[next++]! } : undefined),
      onEnd: () => undefined,
    });
    threads.open();
    const given = await Promise.allSettled(ends.map(({ promise }) => promise));
    await threads.close();
    const failed = given.pop();
    expect(failed).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('no nothing') },
    });
    expect(given).toEqual(
      questions.map((question) => {
        const { question: _, ...value } = exploreQuestion(question);
        return { status: 'fulfilled', value };
      }),
    );
  });

  test('are explored once, and known afterwards', async () => {
    const [question] = questionsOf(splits);
    const answers = new Answers({ workers: 1, interrupted: never });
    expect(answers.known(question!)).toBeUndefined();
    const asked = answers.ask(question!);
    expect(answers.ask({ ...question! })).toBe(asked);
    const answer = await asked;
    expect(answers.known(question!)).toBe(answer);
  });

  test('start no thread for a few questions', async () => {
    const answers = new Answers({
      workers: 8,
      interrupted: never,
      start: () => {
        throw new Error('a thread was started');
      },
    });
    expect(await answers.ask(questionsOf(splits)[0]!)).toBeDefined();
    await answers.close();
  });

  test('stay out when the user stops it', async () => {
    let asked = 0;
    const answers = new Answers({ workers: 1, interrupted: () => ++asked > 2 });
    const given = await Promise.all(questionsOf(splits).map((question) => answers.ask(question)));
    const there = given.map((answer: Answer | undefined) => answer !== undefined);
    expect(there.slice(0, 2)).toEqual([true, true]);
    expect(new Set(there.slice(2))).toEqual(new Set([false]));
    expect(await answers.ask(questionsOf(splits)[5]!)).toBeUndefined();
  });

  test('fail with what the exploration throws', async () => {
    const broken: ModelScenario = {
      ...splits,
      write: () => {
        throw new Error('not written');
      },
    };
    const answers = new Answers({ workers: 1, interrupted: never });
    await expect(answers.ask({ ...questionsOf(splits)[0]!, scenario: broken })).rejects.toThrow(
      'not written',
    );
  });

  test('a name that nothing has is a fault', () => {
    const job = { scenario: 'nothing', architecture: 'arm', version: 6012, departures: [] } as const;
    expect(() => questionOf(job)).toThrow('no nothing on arm');
  });
});
