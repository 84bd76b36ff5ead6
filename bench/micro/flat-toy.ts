import type { ToyProgram } from '../../src/engine/testing/toy-program.ts';
import type { FlatMachine } from '../../src/machine/flat-machine.ts';
import { compileToy, entriesOf } from '../../src/machine/testing/compile-toy.ts';
import { flatMachine, wordOf } from '../../src/machine/testing/flat-program.ts';

/** A toy program on the machine that runs kernel code, each variable visible from the start as on the toy machine. */
export function flatToy(toy: ToyProgram): FlatMachine {
  const machine = flatMachine(compileToy(toy, []), entriesOf(toy));
  for (let variable = 0; variable < toy.variables; variable++) {
    machine.sharing.share(wordOf(machine, 'variables', variable * 4));
  }
  return machine;
}
