import type { ProcessId, TransitionSystem, VariableId } from '../../transition/form.ts';
import { footprintOf, members } from '../../transition/independence/footprint.ts';
import type { Layout } from '../../transition/pack.ts';
import type { Permutation } from '../../transition/symmetry/permutation.ts';

/** The bits of a packed state that belong to a component, in one of its words. */
export interface MaskedWord {
  readonly word: number;
  readonly mask: number;
}

/**
 * Variables whose values together are numbered: a state is a tuple of such numbers (COLLAPSE, Holzmann, "State
 * compression in SPIN", SPIN workshop 1997). Few of the combinations of a component's values ever occur.
 */
export interface Component {
  readonly name: string;
  readonly variables: readonly VariableId[];
  readonly words: readonly MaskedWord[];
}

/** All variables that take room, each in one component. */
export interface Partition {
  readonly components: readonly Component[];
  /** By variable; -1 for one of a single value. */
  readonly ofVariable: Int32Array;
  /** By process: the component with its counter and locals; undefined if it has none. */
  readonly ofProcess: readonly (number | undefined)[];
}

/**
 * Puts the counter and locals of a process into one component, what only the hardware of one CPU writes (its TLB)
 * into another, and the rest, memory, into a last one. Permutations map whole components to whole components: what
 * they move to different places is kept apart.
 */
export function partition(
  system: TransitionSystem,
  layout: Layout,
  permutations: readonly Permutation[] = [],
): Partition {
  const names: string[] = [];
  const byName = new Map<string, VariableId[]>();
  const lanes = hardwareLanes(system);
  const counters = new Map(system.processes.map(({ pc }, process) => [pc, process]));
  const ownerOf = (variable: VariableId): ProcessId | undefined =>
    counters.get(variable) ?? system.variables[variable]!.process;
  const first = system.variables.map((_, variable) => {
    const owner = ownerOf(variable);
    if (owner !== undefined) return `process ${owner}`;
    const lane = lanes[variable];
    return lane === undefined ? 'memory' : `hardware of CPU${lane}`;
  });
  for (const variable of system.variables.keys()) {
    if (layout.fields[variable]!.bits === 0) continue;
    const name = [
      first[variable]!,
      ...permutations.map(({ variables }) => first[variables[variable]!]!),
    ].join(' ~ ');
    const list = byName.get(name);
    if (list === undefined) {
      names.push(name);
      byName.set(name, [variable]);
    } else list.push(variable);
  }
  const components = names.map((name): Component => {
    const variables = byName.get(name)!;
    return { name, variables, words: maskedWords(layout, variables) };
  });
  const ofVariable = new Int32Array(system.variables.length).fill(-1);
  for (const [number, { variables }] of components.entries())
    for (const variable of variables) ofVariable[variable] = number;
  return {
    components,
    ofVariable,
    ofProcess: system.processes.map((_, process) => {
      const at = components.findIndex(({ variables }) => ownerOf(variables[0]!) === process);
      return at < 0 ? undefined : at;
    }),
  };
}

/** For each variable the column of the one CPU whose hardware writes it, if there is only one. */
function hardwareLanes(system: TransitionSystem): readonly (number | undefined)[] {
  const lanes = system.variables.map(() => new Set<number>());
  for (const action of system.actions) {
    const { pc, lane } = system.processes[action.process]!;
    if (pc !== undefined) continue;
    for (const variable of members(footprintOf(system, action).writes)) lanes[variable]!.add(lane);
  }
  return lanes.map((each) => (each.size === 1 ? [...each][0] : undefined));
}

function maskedWords(layout: Layout, variables: readonly VariableId[]): readonly MaskedWord[] {
  const masks = new Map<number, number>();
  for (const variable of variables) {
    const { word, shift, bits } = layout.fields[variable]!;
    masks.set(word, (masks.get(word) ?? 0) | ((2 ** bits - 1) << shift));
  }
  return [...masks].map(([word, mask]) => ({ word, mask }));
}
