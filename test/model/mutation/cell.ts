import type { ModelArchitecture, ModelVersion } from '../../../src/arch/entry-helpers.ts';
import { architectureModels } from '../../../src/arch/models.ts';
import { explorePacked } from '../../../src/engine/packed/explore-packed.ts';
import type { PackedResult } from '../../../src/engine/packed/result.ts';
import { buildScenario } from '../../../src/kernel/scenario.ts';
import type { ModelScenario } from '../../../src/kernel/scenario.ts';
import { modelScenarios } from '../../../src/kernel/scenarios.ts';
import type { TransitionSystem } from '../../../src/transition/form.ts';
import { mutantsOf } from './kinds.ts';
import type { Mutant } from './mutant.ts';

const variant = ' (all CPUs translate)';

/** Scenarios in which the CPU that flushes holds translations too, for architectures where it flushes by itself. */
function everybodyTranslates(scenario: ModelScenario): readonly ModelScenario[] {
  const { translating, ...rest } = scenario;
  if (translating === undefined || tooLarge.has(scenario.name)) return [];
  const flushing = (['x86_64', 'sparc64'] as const).filter(
    (name) => scenario.architectures === undefined || scenario.architectures.includes(name),
  );
  return [{ ...rest, name: `${scenario.name}${variant}`, architectures: flushing }];
}

/** With translations on all CPUs they have up to a million states, and nothing that others do not have. */
const tooLarge: ReadonlySet<string> = new Set(['split-vs-zap-vs-fault', 'zap-vs-fault']);

const scenarios: readonly ModelScenario[] = [
  ...modelScenarios,
  ...modelScenarios.flatMap(everybodyTranslates),
];

/** A scenario on one architecture and kernel. */
export interface Cell {
  readonly scenario: string;
  readonly architecture: ModelArchitecture;
  readonly version: ModelVersion;
}

/** Whether a cell is of a variant of another scenario, with the same paths. */
export function isVariant({ scenario }: Cell): boolean {
  return scenario.endsWith(variant);
}

/** `split-vs-zap, s390, 4005`: a cell as records name it. */
export function cellText({ scenario, architecture, version }: Cell): string {
  return `${scenario}, ${architecture}, ${version}`;
}

/** A cell that was built and explored as it is. */
export interface ExploredCell {
  readonly cell: Cell;
  readonly result: PackedResult;
  /** Identifiers of the rules that are broken without any mutation. */
  readonly broken: ReadonlySet<string>;
  /** Mutants of steps that are taken. */
  readonly mutants: readonly Mutant[];
  /** Identifiers of mutants of steps that are not. */
  readonly notTaken: readonly string[];
}

/** All cells of the registered scenarios. */
export function allCells(): readonly Cell[] {
  return scenarios.flatMap(({ name: scenario, versions, architectures }) =>
    architectureModels.flatMap((model) =>
      versions
        .filter((version) => model.versions.includes(version))
        .filter(() => architectures === undefined || architectures.includes(model.name))
        .map((version): Cell => ({ scenario, architecture: model.name, version })),
    ),
  );
}

/** Builds a cell, explores it and lists its mutants. */
export function exploreCell(cell: Cell): ExploredCell {
  const scenario = scenarios.find(({ name }) => name === cell.scenario)!;
  const architecture = architectureModels.find(({ name }) => name === cell.architecture)!;
  const system = buildScenario(scenario, { architecture, version: cell.version });
  const result = explorePacked(system);
  const never = new Set(result.neverTaken);
  const all = mutantsOf(system);
  const isTaken = ({ actions }: Mutant): boolean => actions.some((action) => !never.has(action));
  const mutants = all.filter(isTaken);
  const notTaken = all.filter((mutant) => !isTaken(mutant)).map(({ id }) => id);
  return { cell, result, broken: brokenRules(system, result), mutants, notTaken };
}

/** Identifiers of the rules that a search found broken. */
export function brokenRules(system: TransitionSystem, result: PackedResult): ReadonlySet<string> {
  return new Set(result.broken.map(({ rule }) => system.rules[rule]!.id));
}
