import { setImmediate } from 'node:timers/promises';

/** Does work that is done a piece at a time, and gives way to the event loop after each. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await setImmediate();
  }
}
