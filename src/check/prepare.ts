import type { Architecture } from '../arch/architecture.ts';
import { findArchitecture } from '../arch/architectures.ts';
import { decodeEntry } from '../arch/decode-entry.ts';
import type { FlatMachine } from '../machine/flat-machine.ts';
import type { WatchRule } from '../machine/watch.ts';
import { paths } from '../tree/harness/paths.ts';
import { loadScenario, type Scenario } from '../tree/harness/scenario.ts';
import type { CheckHooks, CheckRequest } from './check-request.ts';
import type { Clock } from './clock.ts';
import { predicateList } from './entry-text.ts';
import { loadKernelProgram, type KernelProgram } from './kernel-program.ts';
import { machineFor } from './machine-for.ts';
import { tlbWords } from './tlb-words.ts';
import type { EntryWords } from './trace-steps.ts';

/** A scenario with its machine, ready to be explored. */
export interface Prepared {
  readonly scenario: Scenario;
  readonly architecture: Architecture;
  readonly kernel: KernelProgram;
  readonly machine: FlatMachine;
  readonly words: EntryWords;
  /** States the scenario is about that reads have seen; grows while the machine is explored. */
  readonly reached: Set<string>;
}

/** Compiles, links and sets up what a request asks for. */
export async function prepare(request: CheckRequest, hooks: CheckHooks, clock: Clock): Promise<Prepared> {
  const scenario = loadScenario(request.scenario);
  const kernel = await loadKernelProgram(request, hooks);
  clock.lap('compile');
  const architecture = findArchitecture(request.architecture, kernel.version);
  const reached = new Set<string>();
  const machine = machineFor({
    code: kernel.program,
    windows: kernel.windows,
    paths: scenario.cpus,
    roles: scenario.cpus.map((path) => paths[path].role),
    rules: scenario.rules,
    ...(scenario.begins === undefined ? {} : { begins: scenario.begins }),
    observers: reachObservers(scenario, reached),
  });
  clock.lap('load');
  return { scenario, architecture, kernel, machine, words: entryWords(machine, architecture), reached };
}

/** Notes which of the states a scenario is about were seen by reads of the watched entry. */
function reachObservers(scenario: Scenario, reached: Set<string>): WatchRule[] {
  return scenario.sometimes.flatMap(({ name, reads }): WatchRule[] => {
    if (reads === undefined) return [];
    return [
      (read) => {
        if (read.entry !== reads.entry || scenario.cpus[read.reader] !== reads.by) return undefined;
        const seen = scenario.cpus.some(
          (path, cpu) => path === reads.after && read.writesBy(cpu) === reads.writes,
        );
        if (seen) reached.add(name);
        return undefined;
      },
    ];
  });
}

function entryWords(machine: FlatMachine, architecture: Architecture): EntryWords {
  const levelOf = (object: string): 'pmd' | 'pte' | undefined =>
    object === 'pmd' ? 'pmd' : /^pte(\[\d+\])?$/.test(object) ? 'pte' : undefined;
  const cache = new Map<string, readonly string[]>();
  return {
    decode(object, lo, hi) {
      if (/^CPU\d\.tlb$/.test(object)) return tlbWords(lo, hi);
      const level = levelOf(object);
      return level === undefined ? undefined : decodeEntry(architecture.entry, level, lo, hi);
    },
    predicates(object, lo, hi) {
      const level = levelOf(object);
      if (level === undefined) return [];
      const key = `${level}:${hi}:${lo}`;
      let known = cache.get(key);
      if (known === undefined) cache.set(key, (known = predicateList(machine.classify(level, lo, hi))));
      return known;
    },
  };
}
