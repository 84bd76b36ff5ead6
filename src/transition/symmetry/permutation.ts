import type { ProcessId, TransitionSystem, VariableId } from '../form.ts';
import { composed, keyOfRenaming, renamed } from './renaming.ts';
import type { Renaming } from './renaming.ts';

/** How the values of a variable are renamed, and when they are not. */
export interface ValueMap {
  readonly renaming: Renaming;
  /**
   * Counters of the variable's process at which its value is a placeholder and keeps its name: a local that was set
   * to 0 because it is dead there. Empty if there are none.
   */
  readonly unnamedAt: readonly number[];
}

/** A permutation of the states of a system that maps its steps onto its steps. */
export interface Permutation {
  /** The variable that the value of each variable moves to. */
  readonly variables: readonly VariableId[];
  /** By number of the variable that the value moves from; undefined: it keeps its name. */
  readonly values: readonly (ValueMap | undefined)[];
  readonly processes: readonly ProcessId[];
  /** The action that does in the image of a state what an action does in the state. */
  readonly actions: readonly number[];
}

/** The permutation that changes nothing. */
export function identity(system: TransitionSystem): Permutation {
  return {
    variables: [...system.variables.keys()],
    values: system.variables.map(() => undefined),
    processes: [...system.processes.keys()],
    actions: [...system.actions.keys()],
  };
}

/** The image of a state, which gives each variable its value. */
export function imageOf(
  system: TransitionSystem,
  { variables, values }: Permutation,
  state: Int32Array,
): Int32Array {
  const image = new Int32Array(state.length);
  for (const [variable, to] of variables.entries()) {
    const value = state[variable]!;
    const map = values[variable];
    image[to] =
      map === undefined || isUnnamed(system, variable, map, state) ? value : renamed(map.renaming, value);
  }
  return image;
}

function isUnnamed(
  system: TransitionSystem,
  variable: VariableId,
  { unnamedAt }: ValueMap,
  state: Int32Array,
): boolean {
  if (unnamedAt.length === 0) return false;
  const counter = system.processes[system.variables[variable]!.process!]!.pc!;
  return unnamedAt.includes(state[counter]!);
}

/** First one permutation, then another; undefined where the two disagree about when a value is a placeholder. */
export function after(
  system: TransitionSystem,
  first: Permutation,
  second: Permutation,
): Permutation | undefined {
  const values: (ValueMap | undefined)[] = [];
  for (const [variable, middle] of first.variables.entries()) {
    const a = first.values[variable];
    const b = second.values[middle];
    if (a !== undefined && b !== undefined && a.unnamedAt.join() !== b.unnamedAt.join()) return undefined;
    const renaming = composed(a?.renaming, b?.renaming, system.variables[variable]!.values);
    values.push(renaming === undefined ? undefined : { renaming, unnamedAt: (a ?? b)!.unnamedAt });
  }
  return {
    variables: first.variables.map((middle) => second.variables[middle]!),
    values,
    processes: first.processes.map((middle) => second.processes[middle]!),
    actions: first.actions.map((middle) => second.actions[middle]!),
  };
}

/** A text that is the same for permutations that do the same to every state. */
export function keyOf({ variables, values }: Permutation): string {
  const renamings = values.map((map) => (map === undefined ? '' : keyOfRenaming(map.renaming)));
  return `${variables.join()}|${renamings.join(';')}`;
}
