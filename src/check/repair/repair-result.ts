import type { PrintedWord, SourcePlace } from '../helpers/result.ts';

/** One field of an entry in a suggestion. */
export interface FieldChoice {
  readonly field: string;
  /** What the definition in the tree does with it; `undefined` where masks do not say it. */
  readonly before: string | undefined;
  readonly after: string;
}

/** A scenario that was run with the suggested definition. */
export interface RepairScenario {
  readonly scenario: string;
  /** On the tree as it is. */
  readonly before: string;
  /** With the suggestion. */
  readonly after: string;
  /** Without the overlays: asked where the scenario breaks with them. */
  readonly pristine?: string;
}

/** A definition that would keep the contract. */
export interface Suggestion {
  readonly kind: 'suggestion';
  /** Unified diff of the one definition; paths relative to the tree. */
  readonly patch: readonly string[];
  /** What the helper then does, in the architecture's bit names. */
  readonly formula: readonly string[];
  /** Fields whose treatment changes. */
  readonly changes: readonly FieldChoice[];
  /** `smallest`: no smaller change will do. `irreducible`: no part of the change can be left out. */
  readonly proof: 'smallest' | 'irreducible';
  /** What the change was measured from: the definition, or the identity where the definition keeps nothing. */
  readonly measuredFrom: 'the definition' | 'the plainest definition';
  /** Rules that were broken and no longer are. */
  readonly repairs: readonly string[];
  /** Rules that stay broken whatever masks are chosen: something else would have to change. */
  readonly beyondReach: readonly string[];
  readonly scenarios: readonly RepairScenario[];
  /** Masks that were tried. */
  readonly tried: number;
}

/** No definition by masks will do, or none could be looked for. */
export interface NoSuggestion {
  readonly kind: 'none';
  readonly reason: string;
  readonly tried: number;
}

/** One helper and what could be done about it. */
export interface HelperRepair {
  readonly helper: string;
  readonly place?: SourcePlace;
  /** What it does now. */
  readonly formula: readonly string[];
  /** Rules that it takes part in and that are broken. */
  readonly broken: readonly {
    readonly rule: string;
    readonly statement: string;
    readonly steps: readonly PrintedWord[];
  }[];
  readonly outcome: Suggestion | NoSuggestion;
}

/** What `thpcheck repair` found: plain data without times or absolute paths. */
export interface RepairResult {
  /** Version of this format. */
  readonly format: 1;
  readonly version: string;
  readonly architecture: string;
  /** Last components of the overlays' paths. */
  readonly overlays: readonly string[];
  readonly repairs: readonly HelperRepair[];
}
