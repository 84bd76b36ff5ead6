import type { ArchitectureModel } from '../../arch/model/architecture-model.ts';
import type { ModelVersion } from '../../arch/entry-helpers.ts';
import type { Delay } from '../../engine/stress/timed-scheduler.ts';
import type { Departure } from '../../kernel/departures.ts';
import type { ModelScenario } from '../../kernel/scenario.ts';
import type { CheckRequest } from '../check-request.ts';

/** How steps are chosen. */
export type SchedulerRequest =
  | { readonly kind: 'random' }
  /** `steps` undefined: measured. */
  | { readonly kind: 'pct'; readonly depth: number; readonly steps: number | undefined }
  | {
      readonly kind: 'timed';
      readonly window: number;
      readonly jitter: number;
      readonly costs: ReadonlyMap<string, number>;
      readonly delays: readonly Delay[];
    };

/** What every stress run is asked, whatever runs. */
export interface StressRequest {
  readonly scheduler: SchedulerRequest;
  /** How likely hardware of the built-in model is to be chosen, relative to a CPU. */
  readonly hardwareWeight: number;
  readonly seed: bigint;
  readonly attempts: number;
  readonly only: number | undefined;
  readonly widenedBy: readonly number[];
  readonly mostSteps: number;
  readonly stopAtFirst: boolean;
  readonly milliseconds: number | undefined;
  /** Lengths in cycles of the first delay to run all attempts with again. */
  readonly sweep: readonly number[];
}

/** A run of the built-in model. */
export interface ModelStressRequest extends StressRequest {
  readonly scenario: ModelScenario;
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
  readonly departures: readonly Departure[];
  /** Most states for exact probabilities; undefined: none are computed. */
  readonly exactStates: number | undefined;
}

/** A run of kernel code. */
export interface TreeStressRequest extends StressRequest {
  readonly code: Omit<CheckRequest, 'engine' | 'limits'>;
}
