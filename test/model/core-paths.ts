import { model as arm } from '../../src/arch/arm/model.ts';
import { model as arm64 } from '../../src/arch/arm64/model.ts';
import { model as powerpcHash } from '../../src/arch/powerpc-hash/model.ts';
import { model as powerpcRadix } from '../../src/arch/powerpc-radix/model.ts';
import { model as riscv64 } from '../../src/arch/riscv64/model.ts';
import { model as s390 } from '../../src/arch/s390/model.ts';
import { model as sparc64 } from '../../src/arch/sparc64/model.ts';
import { model as x86 } from '../../src/arch/x86_64/model.ts';
import type { ArchitectureModel } from '../../src/arch/model/architecture-model.ts';
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import { buildScenario, type ModelScenario, type ScenarioRequest } from '../../src/kernel/scenario.ts';
import { scenario as exitVsGupFast } from '../../src/kernel/scenarios/exit-vs-gup-fast.ts';
import { scenario as exitVsSplit } from '../../src/kernel/scenarios/exit-vs-split.ts';
import { scenario as splitVsFault } from '../../src/kernel/scenarios/split-vs-fault.ts';
import { scenario as splitVsGupFast } from '../../src/kernel/scenarios/split-vs-gup-fast.ts';
import { scenario as splitVsWalker } from '../../src/kernel/scenarios/split-vs-walker.ts';
import { scenario as splitVsZap } from '../../src/kernel/scenarios/split-vs-zap.ts';
import { scenario as splitVsZapVsFault } from '../../src/kernel/scenarios/split-vs-zap-vs-fault.ts';
import { scenario as splitWrongAddress } from '../../src/kernel/scenarios/split-wrong-address.ts';
import { scenario as zapPteRangeVsGupFast } from '../../src/kernel/scenarios/zap-pte-range-vs-gup-fast.ts';
import { scenario as zapVsFault } from '../../src/kernel/scenarios/zap-vs-fault.ts';
import { scenario as zapVsGupFast } from '../../src/kernel/scenarios/zap-vs-gup-fast.ts';
import { scenario as zapVsRefault } from '../../src/kernel/scenarios/zap-vs-refault.ts';

/** The scenarios of split, zap, fault, GUP-fast, walkers and exit, by name. */
export const scenarios: ReadonlyMap<string, ModelScenario> = new Map(
  [
    splitVsZap,
    splitVsZapVsFault,
    splitVsFault,
    splitVsGupFast,
    splitVsWalker,
    splitWrongAddress,
    zapVsGupFast,
    zapPteRangeVsGupFast,
    zapVsFault,
    zapVsRefault,
    exitVsSplit,
    exitVsGupFast,
  ].map((scenario) => [scenario.name, scenario]),
);

/** Architectures by name. */
export const architectures: ReadonlyMap<string, ArchitectureModel> = new Map(
  [x86, arm, arm64, s390, powerpcHash, powerpcRadix, sparc64, riscv64].map((model) => [model.name, model]),
);

/** What a search found, as the data file keeps it. */
export interface Found {
  readonly states: number;
  readonly transitions: number;
  /** Identifiers of broken rules, sorted, each once. */
  readonly broken: readonly string[];
  /** States that had to be reached and were not. */
  readonly missed: readonly string[];
}

/** Explores a scenario to the end. */
export function explore(scenario: ModelScenario, request: ScenarioRequest): Found {
  const system = buildScenario(scenario, request);
  const { outcome, states, transitions, broken, reached } = explorePacked(system, {
    limits: { states: 1_000_000 },
  });
  if (outcome.kind !== 'complete') throw new Error(`${system.name}: bounded by ${outcome.limit}`);
  const identifiers = new Set(broken.map(({ rule }) => system.rules[rule]!.id));
  const missed = system.sometimes.filter((_, at) => reached[at] !== true).map(({ name }) => name);
  return { states, transitions, broken: [...identifiers].sort(), missed };
}
