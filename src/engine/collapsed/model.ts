import type { TransitionSystem } from '../../transition/form.ts';
import { Interpreter } from '../../transition/interpret.ts';
import type { Layout } from '../../transition/pack.ts';
import { layOut, unpack } from '../../transition/pack.ts';
import { Ranges } from '../../transition/ranges.ts';
import { mostSuccessors } from '../packed/memory-map.ts';
import type { Symmetry } from '../../transition/symmetry/find.ts';
import type { Chains } from './chains.ts';
import type { SearchedSystem } from './reduction.ts';
import type { Components, Groups } from './groups.ts';
import { componentsOfSteps, groupsOf } from './groups.ts';
import type { Partition } from './partition.ts';
import { partition } from './partition.ts';

/** What the counter and locals of a process say about its steps. */
export interface LocalFacts {
  readonly reads: Components;
  readonly finished: 'finished' | 'unfinished';
}

/** A system as a collapsed search sees it. */
export class CollapsedModel {
  readonly system: TransitionSystem;
  readonly symmetry: Symmetry | undefined;
  readonly chains: Chains;
  readonly interpreter: Interpreter;
  readonly ranges: Ranges;
  readonly layout: Layout;
  readonly partition: Partition;
  readonly groups: Groups;
  readonly fanOut: number;
  /** By rule that conditions or a deadlock can break: its bit in lists and its place among the counts. */
  readonly ruleBits: ReadonlyMap<number, number>;
  private readonly fixed: (Components | undefined)[] = [];
  private readonly facts: Map<string, LocalFacts>[] = [];

  private readonly searched: SearchedSystem;

  /** A system, all of its states or what a reduction leaves of them. */
  constructor(searched: SearchedSystem) {
    const { system, selection, symmetry, chains = 'stored' } = searched;
    this.searched = searched;
    this.system = system;
    this.symmetry = symmetry;
    this.chains = chains;
    this.interpreter = new Interpreter(system);
    this.ranges = new Ranges(system);
    this.layout = layOut(system);
    this.partition = partition(system, this.layout, symmetry?.permutations);
    this.groups = groupsOf(system, this.partition, selection);
    this.fanOut = mostSuccessors(system);
    const rules = new Set([
      system.deadlock,
      ...[...system.invariants, ...system.finals].map(({ rule }) => rule),
    ]);
    this.ruleBits = new Map([...rules].map((rule, bit) => [rule, bit]));
  }

  /** The same of which a search stores every state. */
  storingChains(): CollapsedModel {
    return new CollapsedModel({ ...this.searched, chains: 'stored' });
  }

  /** For each permutation the components that it moves or changes values of, and where they move to. */
  moved(): readonly ReadonlyMap<number, number>[] {
    const { components, ofVariable } = this.partition;
    return (this.symmetry?.permutations ?? []).map(({ variables, values }) => {
      const images = new Map<number, number>();
      for (const [component, each] of components.entries()) {
        const same = each.variables.every(
          (variable) => variables[variable] === variable && values[variable] === undefined,
        );
        if (!same) images.set(component, ofVariable[variables[each.variables[0]!]!]!);
      }
      return images;
    });
  }

  /** Components that the steps of a process without counter and locals depend on. */
  fixedReads(process: number): Components {
    return (this.fixed[process] ??= componentsOfSteps(this.system, this.partition, process, new Map()));
  }

  /** What a value of the component of a process says about the process; `words` are a packed state with that value. */
  factsOf(process: number, words: Int32Array): LocalFacts {
    const known = (this.facts[process] ??= new Map());
    const { components, ofProcess } = this.partition;
    const component = components[ofProcess[process]!]!;
    const text = component.words.map(({ word, mask }) => words[word]! & mask).join();
    let facts = known.get(text);
    if (facts === undefined) {
      facts = this.findFacts(process, component.variables, unpack(this.layout, words));
      known.set(text, facts);
    }
    return facts;
  }

  private findFacts(process: number, variables: readonly number[], values: Int32Array): LocalFacts {
    const known = new Map(variables.map((variable) => [variable, values[variable]!]));
    const { pc, end } = this.system.processes[process]!;
    if (pc !== undefined && this.layout.fields[pc]!.bits === 0) known.set(pc, 0);
    return {
      reads: componentsOfSteps(this.system, this.partition, process, known),
      finished: pc !== undefined && values[pc] === end ? 'finished' : 'unfinished',
    };
  }
}
