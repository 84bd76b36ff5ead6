import type { BddWord } from '../../../bdd/bdd-word.ts';
import { constrain } from '../../../bdd/constrain.ts';
import { type Bdd, type BddManager, never } from '../../../bdd/manager.ts';
import { iteWord } from '../../../bdd/word-operations.ts';
import type { SymbolicMemory } from './symbolic-memory.ts';

/** Executions that are at the same place of a function: those of the arguments for which the condition holds. */
export interface Path {
  /** `never` once none of them goes on. */
  condition: Bdd;
  memory: SymbolicMemory;
  /** Address of the first free byte of the stack. */
  stack: number;
  /** By value of the function; of no meaning where the condition does not hold. */
  values: (BddWord | undefined)[];
}

/** The part of a path for which `condition`, a part of the path's own, holds. */
export function forkPath(path: Path, condition: Bdd): Path {
  return { condition, memory: path.memory.fork(), stack: path.stack, values: [...path.values] };
}

/** Adds the executions of another path at the same place, whose condition excludes this one's. */
export function joinPath(manager: BddManager, path: Path, other: Path): void {
  if (other.condition === never) return;
  if (path.condition === never) {
    Object.assign(path, other);
    return;
  }
  const union = manager.or(path.condition, other.condition);
  // Outside of the union nothing matters: mostly this leaves the condition that parted the paths.
  const choice = constrain(manager, other.condition, union);
  path.memory.merge(manager, choice, other.memory);
  other.values.forEach((value, id) => {
    const own = path.values[id];
    if (value === undefined || value === own) return;
    path.values[id] = own === undefined ? value : iteWord(manager, choice, value, own);
  });
  path.stack = Math.max(path.stack, other.stack);
  path.condition = union;
}
