/** Search thread that sleeps now and then between two looks at what the others have done. */
import { workerData } from 'node:worker_threads';
import { RandomSource } from '../../../stress/random-source.ts';
import { SharedMemory } from '../shared-memory.ts';

const random = new RandomSource();
random.begin(BigInt(workerData as number), 0);
const nothing = new Int32Array(new SharedArrayBuffer(4));
const { claim, reserve, locked } = SharedMemory.prototype;

function hesitate(): void {
  if (random.below(4) === 0) Atomics.wait(nothing, 0, 0, random.below(3));
}

SharedMemory.prototype.claim = function (thread, from, to) {
  hesitate();
  return claim.call(this, thread, from, to);
};
SharedMemory.prototype.reserve = function (count) {
  hesitate();
  return reserve.call(this, count);
};
SharedMemory.prototype.locked = function <T>(use: () => T): T {
  hesitate();
  return locked.call(this, use) as T;
};

await import('../search-worker.ts');
