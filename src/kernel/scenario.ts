import type { ArchitectureModel } from '../arch/model/architecture-model.ts';
import type { ModelArchitecture, ModelVersion } from '../arch/entry-helpers.ts';
import type { MachineSize } from '../arch/model/model-machine.ts';
import type { TransitionSystem } from '../transition/form.ts';
import { withoutDeadLocals } from '../transition/live.ts';
import type { Departure } from './departures.ts';
import { entryLabel } from './entry-label.ts';
import { withLockCoverage } from './lock-coverage.ts';
import { machineVariant } from './machine-variant.ts';
import type { InitialRange } from './initial-memory.ts';
import { Mm } from './mm.ts';

/** A scenario of the built-in model: which paths run on which CPUs, and on what. One file each in `scenarios/`. */
export interface ModelScenario {
  /** `split-vs-zap`. */
  readonly name: string;
  /** What happens, in a sentence for a reader of the thread. */
  readonly summary: string;
  /** Paths by CPU, as a report names them; a CPU that only runs user code is `user`. */
  readonly cpus: readonly string[];
  readonly versions: readonly ModelVersion[];
  /** Architectures it says something about; all where missing. */
  readonly architectures?: readonly ModelArchitecture[];
  readonly size: Omit<MachineSize, 'cpus'>;
  readonly ranges: readonly InitialRange[];
  /** CPUs whose walker loads translations; all where missing. */
  readonly translating?: readonly number[];
  /** Puts the paths, the final conditions and the states to be reached into the system. */
  readonly write: (mm: Mm) => void;
}

/** What a scenario is run on. */
export interface ScenarioRequest {
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
  readonly departures?: readonly Departure[];
}

/** The transition system of a scenario on one architecture and kernel version. */
export function buildScenario(
  scenario: ModelScenario,
  { architecture: asked, version, departures = [] }: ScenarioRequest,
): TransitionSystem {
  const architecture = machineVariant(asked, departures);
  const { name, cpus, size, ranges } = scenario;
  const mm = new Mm(architecture, version, {
    name: `${name}, ${architecture.title}, ${version}`,
    size: { ...size, cpus: cpus.length },
    ranges,
    departures,
  });
  const { system, tlb } = mm.machine;
  scenario.write(mm);
  for (const cpu of scenario.translating ?? cpus.keys())
    architecture.addTranslation(mm.machine, version, cpu);
  tlb.addInvariants(system, {
    freedPage: mm.rule('P6', 'a TLB holds a translation to a page that was given back to the allocator'),
    freedTable: mm.rule('P7', 'a walk cache points to a page table that was given back'),
    foreign: mm.rule('P16', 'the hardware translates to memory that is not mapped by the kernel'),
  });
  const rule = mm.rule('P11', 'a PMD entry is changed without its lock');
  const built = system.build((domain, word) => entryLabel(mm, domain, word));
  const coverage = {
    entries: new Set(ranges.map((_, range) => mm.pmd(range).id)),
    lock: mm.pmdLock,
    outer: mm.mmapLock,
    exclusive: cpus.length + 1,
    alone: new Set(['exit']),
    rule,
  };
  return withoutDeadLocals(withLockCoverage(built, coverage));
}
