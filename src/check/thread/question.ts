import type { ArchitectureModel } from '../../arch/model/architecture-model.ts';
import type { ModelVersion } from '../../arch/entry-helpers.ts';
import type { Departure } from '../../kernel/departures.ts';
import type { ModelScenario } from '../../kernel/scenario.ts';

/** One run of a scenario of the built-in model. */
export interface Question {
  readonly scenario: ModelScenario;
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
  /** Ways in which the kernel's text differs from the release's. */
  readonly departures: readonly Departure[];
}

/** A rule that was broken, and the shortest interleaving that breaks it. */
export interface BrokenAnswer {
  /** `P2`. */
  readonly rule: string;
  /** What happened, in kernel words. */
  readonly message: string;
  /** Action numbers of the transition system from its initial state. */
  readonly trace: readonly number[];
}

/** What exploring all interleavings of a question gave. */
export interface Answer {
  readonly question: Question;
  readonly verdict: 'holds' | 'violated' | { readonly bounded: string };
  /** Ascending by the number of the rule. */
  readonly broken: readonly BrokenAnswer[];
  readonly states: number;
  readonly transitions: number;
  /** Steps of the longest shortest path. */
  readonly depth: number;
  /** States that have to be reached for the verdict to mean anything. */
  readonly sometimes: readonly { readonly name: string; readonly reached: boolean }[];
}

/** `4.4`, `4.5`, `6.12`. */
export function versionText(version: ModelVersion): string {
  return `${Math.floor(version / 1000)}.${version % 1000}`;
}

/** Whether the scenario exists on this architecture and kernel. */
export function applies(
  scenario: ModelScenario,
  architecture: ArchitectureModel,
  version: ModelVersion,
): boolean {
  return (
    architecture.versions.includes(version) &&
    scenario.versions.includes(version) &&
    (scenario.architectures?.includes(architecture.name) ?? true)
  );
}
