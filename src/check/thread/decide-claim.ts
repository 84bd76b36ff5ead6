import type { ArchitectureModel } from '../../arch/model/architecture-model.ts';
import { architectureModels } from '../../arch/models.ts';
import type { ModelScenario } from '../../kernel/scenario.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import type { Answers } from '../parallel/answers.ts';
import type { Claim, Decision, Evidence } from './claim.ts';
import { applies, type Answer, type Question } from './question.ts';

/** Thrown into a claim that asks what has not been answered yet. */
class Unanswered extends Error {}

/**
 * Decides a claim. It asks as if all answers were there; when one is not, it is let go, and decides anew when it is.
 * @returns undefined if the user stops it before.
 */
export async function decideClaim(claim: Claim, answers: Answers): Promise<Decision | undefined> {
  for (;;) {
    const missing: Question[] = [];
    try {
      return claim.decide(evidenceOf(answers, missing));
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
    }
    const found = await Promise.all(missing.map((question) => answers.ask(question)));
    if (found.includes(undefined)) return undefined;
  }
}

/** Lets claims ask by name. Questions without an answer are added to `missing`. */
function evidenceOf(answers: Answers, missing: Question[]): Evidence {
  const answered = (questions: readonly Question[]): readonly Answer[] => {
    const found = questions.map((question) => answers.known(question));
    missing.push(...questions.filter((_, at) => found[at] === undefined));
    if (missing.length > 0) throw new Unanswered();
    return found.map((answer) => answer!);
  };
  return {
    architectures: architectureModels,
    architecture: architectureOf,
    ask: (scenario, architecture, version, ...departures) =>
      answered([
        { scenario: scenarioOf(scenario), architecture: architectureOf(architecture), version, departures },
      ])[0]!,
    askAll: (name, version, ...departures) => {
      const scenario = scenarioOf(name);
      return answered(
        architectureModels
          .filter((architecture) => applies(scenario, architecture, version))
          .map((architecture) => ({ scenario, architecture, version, departures })),
      );
    },
  };
}

function scenarioOf(name: string): ModelScenario {
  const scenario = modelScenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return scenario;
}

function architectureOf(name: string): ArchitectureModel {
  const architecture = architectureModels.find((each) => each.name === name);
  if (architecture === undefined) throw new Error(`no architecture ${name}`);
  return architecture;
}
