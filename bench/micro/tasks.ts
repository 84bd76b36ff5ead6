import { Dfs } from '../../src/engine/dfs.ts';
import { Dpor } from '../../src/engine/dpor.ts';
import { lastZero } from '../../src/engine/testing/benchmarks.ts';
import { ToyMachine } from '../../src/engine/testing/toy-machine.ts';
import type { ExplorableMachine } from '../../src/machine/explorable.ts';
import { seedSharing } from '../../src/engine/seed.ts';
import { rawSteps } from '../kernel/raw-steps.ts';
import { flatToy } from './flat-toy.ts';
import { flatLoops, toyLoops } from './loops.ts';

/** Something done again and again; gives the transitions it performed, the same each time. */
export interface Task {
  readonly name: string;
  readonly run: () => number;
}

function searched(exploration: Dpor | Dfs): number {
  const { kind } = exploration.advance(Infinity);
  if (kind !== 'complete') throw new Error(`the search ended as ${kind}`);
  return exploration.trail.transitions;
}

function tasksOf(name: string, machine: ExplorableMachine, what: readonly Task['name'][]): readonly Task[] {
  seedSharing(machine);
  const all: readonly Task[] = [
    { name: 'steps alone', run: () => rawSteps(machine) },
    { name: 'dpor', run: () => searched(new Dpor(machine, {})) },
    { name: 'dfs', run: () => searched(new Dfs(machine, {})) },
  ];
  return all
    .filter((task) => what.includes(task.name))
    .map((task) => ({ ...task, name: `${name}: ${task.name}` }));
}

/** What is measured: the same programs on the toy machine, where the engine is most of the work, and on the real one. */
export function engineTasks(): readonly Task[] {
  const all = ['steps alone', 'dpor', 'dfs'];
  return [
    ...tasksOf('toy machine, 3 CPUs in turn', new ToyMachine(toyLoops()), all),
    ...tasksOf('flat machine, 3 CPUs in turn', flatLoops(), all),
    ...tasksOf('toy machine, lastzero(10)', new ToyMachine(lastZero(10)), ['dpor']),
    ...tasksOf('flat machine, lastzero(10)', flatToy(lastZero(10)), ['dpor']),
    ...tasksOf('toy machine, lastzero(8)', new ToyMachine(lastZero(8)), ['dfs']),
    ...tasksOf('flat machine, lastzero(8)', flatToy(lastZero(8)), ['dfs']),
  ];
}
