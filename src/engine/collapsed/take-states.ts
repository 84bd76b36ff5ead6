import { ForgetfulKernel } from './forgetful-kernel.ts';
import type { Kernel } from './kernel.ts';
import type { CollapsedModel } from './model.ts';
import { translateKeys } from './translate-keys.ts';

/** States that are worked on before the caller gets a turn. */
const piece = 2 ** 17;

/**
 * Enters the states of a kernel into another one, a piece at a time, with keys as that one lays them out; `first`: the
 * first state whose key is still needed. The old kernel stays as it is.
 * @returns false if there is no room for them.
 */
export function* takingStates(
  model: CollapsedModel,
  kernel: Kernel,
  { old, first }: { readonly old: Kernel; readonly first: number },
): Generator<void, boolean> {
  if (old instanceof ForgetfulKernel && !old.complete)
    return kernel instanceof ForgetfulKernel && kernel.takeStates(old, first);
  const tail = old.read('tail');
  kernel.write('tail', 0);
  if (!kernel.makeRoom(tail)) return false;
  kernel.write('tail', tail);
  for (let from = 0; from < tail; from += piece) {
    const to = Math.min(tail, from + piece);
    translateKeys(keysOf(old, from, to), keysOf(kernel, from, to));
    // Which state represents its images depends on how keys are laid out.
    if (model.symmetry !== undefined)
      for (let number = from; number < to; number++) kernel.code.represent(number);
    kernel.enter(from, to);
    yield;
  }
  return true;
}

function keysOf(kernel: Kernel, from: number, to: number): Parameters<typeof translateKeys>[0] {
  const { keys, keyBytes } = kernel;
  return { keys, keyBytes, bytes: kernel.log(to).subarray(from * keyBytes) };
}
