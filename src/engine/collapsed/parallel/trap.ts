import { unpack } from '../../../transition/pack.ts';
import type { CollapsedModel } from '../model.ts';

/** Generated code could not compute the steps of a state. */
export class Trap extends Error {
  /** The packed state. */
  readonly words: Int32Array;

  constructor(words: Int32Array, cause: unknown) {
    super('generated code trapped', { cause });
    this.words = words;
  }
}

/** Throws what the interpreter says of a state that generated code could not expand, or the trap itself. */
export function throwTrap({ interpreter, layout }: CollapsedModel, trap: Trap): never {
  const state = unpack(layout, trap.words);
  interpreter.inspect(state);
  for (const action of interpreter.enabled(state)) interpreter.step(state, action);
  throw trap;
}
