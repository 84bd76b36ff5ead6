import { configurationLines } from '../helpers/configuration.ts';
import { compareConstants } from './compare-constants.ts';
import { compareLists } from './compare-lists.ts';
import { changedHelper } from './compare-meanings.ts';
import { compareRules } from './compare-rules.ts';
import { compareScenarios, type ScenarioPair } from './compare-scenarios.ts';
import type { BothSides } from './compared-side.ts';
import { verdictOf } from './diff-verdict.ts';
import type { ArchitectureDiff } from './result.ts';

/**
 * Everything that changed on an architecture that both sides have.
 * @param scenarios those that were run on both
 */
export function diffArchitecture(sides: BothSides, scenarios: readonly ScenarioPair[]): ArchitectureDiff {
  const shared = [...sides.new.set.functions.keys()].filter((name) => sides.old.set.functions.has(name));
  const changed = shared.flatMap((name) => changedHelper(name, sides) ?? []);
  const changes = {
    ...compareLists(sides),
    ...compareRules(sides),
    scenarios: compareScenarios(scenarios),
  };
  const [before, after] = [
    configurationLines(sides.old.set.config),
    configurationLines(sides.new.set.config),
  ];
  return {
    architecture: sides.new.set.architecture,
    verdict: verdictOf(changes),
    ...changes,
    changed,
    unchanged: shared.length - changed.length,
    scenariosRun: scenarios.length,
    constants: compareConstants(sides),
    configuration: {
      old: before.filter((line) => !after.includes(line)),
      new: after.filter((line) => !before.includes(line)),
    },
  };
}
