import type { ModelArchitecture, ModelVersion } from '../../arch/entry-helpers.ts';
import { architectureModels } from '../../arch/models.ts';
import type { Departure } from '../../kernel/departures.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import type { Answer, Question } from '../thread/question.ts';

/** A question as plain data that can be posted to a thread. */
export interface AnswerJob {
  readonly scenario: string;
  readonly architecture: ModelArchitecture;
  readonly version: ModelVersion;
  readonly departures: readonly Departure[];
}

/** An answer as plain data: without its question. */
export type BareAnswer = Omit<Answer, 'question'>;

/** A question as plain data; undefined if it is about something that is on no list, and so has no name. */
export function jobOf({ scenario, architecture, version, departures }: Question): AnswerJob | undefined {
  if (!modelScenarios.includes(scenario) || !architectureModels.includes(architecture)) return undefined;
  return { scenario: scenario.name, architecture: architecture.name, version, departures };
}

/** The question that {@link jobOf} has made plain. */
export function questionOf(job: AnswerJob): Question {
  const scenario = modelScenarios.find(({ name }) => name === job.scenario);
  const architecture = architectureModels.find(({ name }) => name === job.architecture);
  if (scenario === undefined || architecture === undefined) {
    throw new Error(`no ${job.scenario} on ${job.architecture} in the built-in model`);
  }
  return { scenario, architecture, version: job.version, departures: job.departures };
}
