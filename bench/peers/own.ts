import { Dfs } from '../../src/engine/dfs.ts';
import { lastZero } from '../../src/engine/testing/benchmarks.ts';
import { ToyMachine } from '../../src/engine/testing/toy-machine.ts';
import type { ExplorableMachine } from '../../src/machine/explorable.ts';
import { cpuMilliseconds } from '../measure/cpu-clock.ts';
import { flatToy } from '../micro/flat-toy.ts';
import type { Checker } from './checker.ts';

/** thpcheck's depth-first search, on the machine of the tests and on the one that runs kernel code. */
export function ownCheckers(n: number): readonly Checker[] {
  return [
    dfsOn('thpcheck dfs, flat machine', flatToy(lastZero(n))),
    dfsOn('thpcheck dfs, toy machine', new ToyMachine(lastZero(n))),
  ];
}

function dfsOn(name: string, machine: ExplorableMachine): Checker {
  const run = () => {
    const before = cpuMilliseconds();
    const began = performance.now();
    const dfs = new Dfs(machine, {});
    dfs.advance(Infinity);
    const [cpu, wall] = [cpuMilliseconds() - before, performance.now() - began];
    return { states: dfs.states, cpu, wall, bytesPerState: dfs.bytes() / dfs.states };
  };
  return { kind: 'ready', name, run };
}
