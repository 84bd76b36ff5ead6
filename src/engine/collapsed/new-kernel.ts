import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { ForgetfulKernel } from './forgetful-kernel.ts';
import { Kernel } from './kernel.ts';
import type { KernelRoom } from './kernel-memory.ts';
import type { KeyLayout } from './key-layout.ts';
import type { CollapsedModel } from './model.ts';
import { roomFor } from './rooms.ts';
import type { StatesPlan } from './states-shape.ts';
import type { SearchImage } from './search-stage.ts';

/**
 * The kernel of a search that was kept, but for its states. If it is forgetful, what it had is to be written to
 * `content()`; otherwise the keys of all states are to be written to `log()` and entered into the table.
 * @param bytes Memory that it may take.
 * @returns undefined if there is not enough memory.
 * @throws ThpcheckError THP6002 if there is no address space for it.
 */
export function restoredKernel(
  model: CollapsedModel,
  bytes: number | undefined,
  { point, states, keys, size, values, forgetful }: SearchImage,
): Kernel | undefined {
  const room = roomFor(size, bytes);
  let kernel: Kernel;
  if (forgetful === undefined) {
    kernel = new Kernel(model, keys, room);
    if (!kernel.enterValues(values) || !kernel.makeRoom(states)) return undefined;
  } else {
    const forgetting = new ForgetfulKernel(model, keys, room, forgetful.plan);
    if (forgetting.reservedBytes > (bytes ?? Infinity)) return undefined;
    if (!forgetting.enterValues(values) || !forgetting.restore(forgetful, states)) return undefined;
    kernel = forgetting;
  }
  kernel.restoreCounts(point.counts);
  kernel.write('head', point.head);
  kernel.write('tail', states);
  kernel.write('room', 0);
  kernel.write('depth', point.layers.length);
  return kernel;
}

/** A kernel, unless there is no address space for it. */
export function kernelWithRoom(
  model: CollapsedModel,
  keys: KeyLayout,
  room: KernelRoom,
  plan: StatesPlan | undefined,
): Kernel | undefined {
  try {
    return plan === undefined ? new Kernel(model, keys, room) : new ForgetfulKernel(model, keys, room, plan);
  } catch (error) {
    if (error instanceof ThpcheckError) return undefined;
    throw error;
  }
}
