import type { ArchitectureModel } from '../../arch/model/architecture-model.ts';
import type { ModelArchitecture, ModelVersion } from '../../arch/entry-helpers.ts';
import type { Departure } from '../../kernel/departures.ts';
import type { Answer } from './question.ts';

/** What the model says of a claim, and why. `because` is built from answers, one sentence an item. */
export type Decision =
  | { readonly kind: 'true'; readonly because: readonly string[]; readonly witness?: Witness }
  | { readonly kind: 'false'; readonly because: readonly string[]; readonly witness: Witness }
  | {
      readonly kind: 'true only if';
      readonly condition: string;
      readonly because: readonly string[];
      readonly witness?: Witness;
    }
  /** The claim is about people, machines or motives, or about something that the model does not contain. */
  | { readonly kind: 'not decidable'; readonly because: readonly string[] };

/** What shows that a claim is false (or where it stops being true). */
export type Witness =
  /** An interleaving: the first one of the answer that breaks the rule. */
  | { readonly kind: 'interleaving'; readonly answer: Answer; readonly rule: string }
  /** Values of helpers, one line each. */
  | { readonly kind: 'values'; readonly lines: readonly string[] };

/** What a claim may look at to decide. */
export interface Evidence {
  readonly architectures: readonly ArchitectureModel[];
  /** The architecture of that name. */
  architecture(name: ModelArchitecture): ArchitectureModel;
  /** Explores one run, once. */
  ask(
    scenario: string,
    architecture: ModelArchitecture,
    version: ModelVersion,
    ...departures: readonly Departure[]
  ): Answer;
  /** Explores one run on each architecture that has it. */
  askAll(scenario: string, version: ModelVersion, ...departures: readonly Departure[]): readonly Answer[];
}

/** A claim of the thread (C1..), what a checker has to reproduce for it (R1..), or a finding of the model (F1..). */
export interface Claim {
  readonly id: string;
  /** In our words. */
  readonly text: string;
  readonly by: string;
  /** `11 Feb 2016`, or empty. */
  readonly date: string;
  /** Architectures it is about, as the thread names them: `s390`, `generic`. */
  readonly about: string;
  readonly decide: (evidence: Evidence) => Decision;
}
